package koyomi.domain.zone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One version of the time-zone database, whole or in part, from a folder or from the JDK. */
public final class ZoneData {
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,30}");
  private static final Pattern IN_SOURCE = Pattern.compile("# version (\\S+)");
  private static final byte[] MAGIC = {'T', 'Z', 'i', 'f'};
  private static final long LONGEST_FILE = 1 << 20;

  private final String version;
  private final SortedMap<String, ZoneFile> zones;

  private ZoneData(String version, SortedMap<String, ZoneFile> zones) {
    this.version = version;
    this.zones = Collections.unmodifiableSortedMap(zones);
  }

  /**
   * Makes data of files.
   *
   * @param version such as {@code 2027a}; at most 31 letters, digits, dots, plus and minus signs
   * @param files by IANA name
   * @throws ZoneDataException if the version isn't one, or a file can't be read
   */
  public static ZoneData of(String version, SortedMap<String, byte[]> files) {
    if (!VERSION.matcher(version).matches()) {
      throw new ZoneDataException("'" + version + "' is no version of time-zone data");
    }
    TreeMap<String, ZoneFile> zones = new TreeMap<>();
    files.forEach((name, bytes) -> {
      ZoneFile file = new ZoneFile(version, bytes);
      try {
        file.rules();
      } catch (ZoneDataException e) {
        throw new ZoneDataException(name + ": " + e.getMessage(), e);
      }
      zones.put(name, file);
    });
    return new ZoneData(version, zones);
  }

  /** Returns the rules that come with the JDK. */
  public static ZoneData ofJdk() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (String name : Zones.namesOfTheJdk()) {
      if (Zones.isOfTheJdk(name)) {
        files.put(name, TzifWriter.write(ZoneId.of(name).getRules()));
      }
    }
    return of(ZoneRulesProvider.getVersions("UTC").lastKey(), files);
  }

  /**
   * Reads a folder as {@code zic -b fat -d FOLDER} or a package of the operating system fills it: a
   * TZif file for each zone, and the version in {@code +VERSION} or {@code tzdata.zi}. The folders
   * {@code posix} and {@code right} are passed over.
   *
   * @throws ZoneDataException if the version is missing, or a zone's file can't be read
   */
  public static ZoneData read(Path folder) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        byte[] bytes = isZone(name, path) ? Files.readAllBytes(path) : new byte[0];
        if (startsWith(bytes, MAGIC)) {
          files.put(name, bytes);
        }
      }
      return of(versionOf(folder), files);
    } catch (IOException e) {
      throw new ZoneDataException("time-zone data in " + folder + " can't be read", e);
    }
  }

  private static boolean isZone(String name, Path file) throws IOException {
    return !name.startsWith("posix/")
        && !name.startsWith("right/")
        && !List.of("posixrules", "localtime", "leapseconds", "Factory").contains(name)
        && Files.size(file) <= LONGEST_FILE;
  }

  private static boolean startsWith(byte[] bytes, byte[] beginning) {
    return bytes.length >= beginning.length
        && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
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

  /** Returns the zones' files by name. */
  public SortedMap<String, ZoneFile> zones() {
    return zones;
  }

  /** Returns the files of these zones only. */
  public SortedMap<String, ZoneFile> only(Iterable<String> names) {
    TreeMap<String, ZoneFile> some = new TreeMap<>();
    for (String name : names) {
      ZoneFile file = zones.get(name);
      if (file != null) {
        some.put(name, file);
      }
    }
    return some;
  }
}
