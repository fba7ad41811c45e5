package koyomi.domain.zone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of all zones in one version of the time-zone database. */
public final class ZoneRulesCatalogue {
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,30}");
  private static final Pattern IN_SOURCE = Pattern.compile("# version (\\S+)");
  private static final byte[] MAGIC = {'T', 'Z', 'i', 'f'};
  private static final long LONGEST_FILE = 1 << 20;

  private final String version;
  private final SortedMap<String, ZoneRules> rules;

  /**
   * Makes a catalogue.
   *
   * @param version such as {@code 2027a}; at most 31 letters, digits, dots, plus and minus signs
   * @param rules by IANA name
   */
  public ZoneRulesCatalogue(String version, SortedMap<String, ZoneRules> rules) {
    if (!VERSION.matcher(version).matches()) {
      throw new ZoneDataException("'" + version + "' is no version of time-zone data");
    }
    this.version = version;
    this.rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
  }

  /**
   * Reads a folder as {@code zic -b fat -d FOLDER} or a package of the operating system fills it: a
   * TZif file for each zone, and the version in {@code +VERSION} or {@code tzdata.zi}. The folders
   * {@code posix} and {@code right} are passed over.
   *
   * @throws ZoneDataException if the version is missing, or a zone's file can't be read
   */
  public static ZoneRulesCatalogue read(Path folder) {
    TreeMap<String, ZoneRules> rules = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String zone = folder.relativize(file).toString().replace('\\', '/');
        byte[] bytes = isZone(zone, file) ? Files.readAllBytes(file) : new byte[0];
        if (startsWith(bytes, MAGIC)) {
          rules.put(zone, read(zone, bytes));
        }
      }
      return new ZoneRulesCatalogue(versionOf(folder), rules);
    } catch (IOException e) {
      throw new ZoneDataException("time-zone data in " + folder + " can't be read", e);
    }
  }

  private static boolean isZone(String zone, Path file) throws IOException {
    return !zone.startsWith("posix/")
        && !zone.startsWith("right/")
        && !List.of("posixrules", "localtime", "leapseconds").contains(zone)
        && Files.size(file) <= LONGEST_FILE;
  }

  private static boolean startsWith(byte[] bytes, byte[] beginning) {
    return bytes.length >= beginning.length
        && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
  }

  private static ZoneRules read(String zone, byte[] bytes) {
    try {
      return TzifReader.read(bytes);
    } catch (ZoneDataException e) {
      throw new ZoneDataException(zone + ": " + e.getMessage(), e);
    }
  }

  private static String versionOf(Path folder) throws IOException {
    Path version = folder.resolve("+VERSION");
    if (Files.exists(version)) {
      return Files.readString(version).strip();
    }
    Path source = folder.resolve("tzdata.zi");
    if (Files.exists(source)) {
      try (Stream<String> lines = Files.lines(source)) {
        Matcher first = IN_SOURCE.matcher(lines.findFirst().orElse(""));
        if (first.matches()) {
          return first.group(1);
        }
      }
    }
    throw new ZoneDataException(folder + " tells no version: neither +VERSION nor tzdata.zi");
  }

  /** Returns the version. */
  public String version() {
    return version;
  }

  /** Returns the names of the zones. */
  public SortedSet<String> zones() {
    return new TreeSet<>(rules.keySet());
  }

  /** Returns a zone's rules. */
  public Optional<ZoneRules> rules(String zone) {
    return Optional.ofNullable(rules.get(zone));
  }

  /**
   * Returns the zone of this version, named {@code Europe/Paris~2027a}, which lives beside the one
   * that the process knows as {@code Europe/Paris}; or that one, where this catalogue has no rules
   * for it.
   *
   * @throws ZoneDataException if the same version was used before with other rules
   */
  public ZoneId zone(String zone) {
    return rules.containsKey(zone) ? VersionedZones.zone(version, rules, zone) : ZoneId.of(zone);
  }

  /** Returns the zones whose clocks differ, within a time, from what the process knows. */
  public SortedSet<String> changedZones(Instant from, Instant to) {
    TreeSet<String> changed = new TreeSet<>();
    rules.forEach((zone, these) -> {
      if (!ZoneId.getAvailableZoneIds().contains(zone)
          || !isSame(ZoneId.of(zone).getRules(), these, from, to)) {
        changed.add(zone);
      }
    });
    return changed;
  }

  /** Tells whether two rules give the same offsets within a time. */
  static boolean isSame(ZoneRules left, ZoneRules right, Instant from, Instant to) {
    Instant at = from;
    while (at.isBefore(to)) {
      if (!left.getOffset(at).equals(right.getOffset(at))) {
        return false;
      }
      at = earlier(left.nextTransition(at), right.nextTransition(at), to);
    }
    return true;
  }

  private static Instant earlier(
      @Nullable ZoneOffsetTransition left, @Nullable ZoneOffsetTransition right, Instant to) {
    Instant earliest = to;
    for (ZoneOffsetTransition next : new @Nullable ZoneOffsetTransition[] {left, right}) {
      if (next != null && next.getInstant().isBefore(earliest)) {
        earliest = next.getInstant();
      }
    }
    return earliest;
  }
}
