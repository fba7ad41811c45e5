package koyomi.domain.zone;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of all zones as they are in effect together, each from the version of the time-zone
 * database that was last taken for it. Zones of which nothing was taken have the JDK's rules. Safe
 * for use by many threads; files are read when a zone is first asked for.
 */
public final class ZoneRulesCatalogue {
  /** The JDK's rules for every zone. */
  public static final ZoneRulesCatalogue OF_THE_JDK = new ZoneRulesCatalogue(new TreeMap<>());

  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2400-01-01T00:00:00Z");

  private final SortedMap<String, ZoneFile> files;
  private final ConcurrentHashMap<String, ZoneId> zones = new ConcurrentHashMap<>();

  private ZoneRulesCatalogue(SortedMap<String, ZoneFile> files) {
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /** Returns these rules with those of some zones replaced. */
  public ZoneRulesCatalogue with(SortedMap<String, ZoneFile> taken) {
    TreeMap<String, ZoneFile> all = new TreeMap<>(files);
    all.putAll(taken);
    return new ZoneRulesCatalogue(all);
  }

  /** Returns the files of the zones that don't have their rules from the JDK. */
  public SortedMap<String, ZoneFile> files() {
    return files;
  }

  /** Returns the version of the database that a zone's rules are from; empty for the JDK's. */
  public Optional<String> versionOf(String name) {
    return Optional.ofNullable(files.get(name)).map(ZoneFile::version);
  }

  boolean holds(String name) {
    return files.containsKey(name);
  }

  /**
   * Returns a zone. Where its clock is the same as by the JDK's rules it is the JDK's zone.
   *
   * @param name IANA name, or an offset
   * @throws java.time.DateTimeException if there is no such zone
   * @throws ZoneDataException if its file can't be read
   */
  public ZoneId zone(String name) {
    ZoneId known = zones.get(name);
    if (known != null) {
      return known;
    }
    ZoneFile file = files.get(name);
    ZoneId zone = file == null ? ZoneId.of(name) : zone(name, file);
    if (file != null || Zones.isOfTheJdk(name)) {
      zones.put(name, zone);
    }
    return zone;
  }

  private static ZoneId zone(String name, ZoneFile file) {
    ZoneRules rules = file.rules();
    return Zones.isOfTheJdk(name) && isSame(ZoneId.of(name).getRules(), rules, BEGINNING, END)
        ? ZoneId.of(name)
        : VersionedZones.zone(name, file, rules);
  }

  /** Returns the zones whose clocks differ between these rules and others. */
  public SortedSet<String> changedZones(ZoneRulesCatalogue other) {
    return changedZones(other, BEGINNING, END);
  }

  /** Returns the zones whose clocks differ, within a time, between these rules and others. */
  public SortedSet<String> changedZones(ZoneRulesCatalogue other, Instant from, Instant to) {
    TreeSet<String> names = new TreeSet<>(files.keySet());
    names.addAll(other.files.keySet());
    names.removeIf(name -> isSame(name, other, from, to));
    return names;
  }

  private boolean isSame(String name, ZoneRulesCatalogue other, Instant from, Instant to) {
    ZoneFile left = files.get(name);
    ZoneFile right = other.files.get(name);
    if (left != null && right != null && left.hasBytesOf(right)) {
      return true;
    }
    // A zone that one of them hasn't at all is used by no event that was laid out by it.
    return ((left == null || right == null) && !Zones.isOfTheJdk(name))
        || isSame(zone(name).getRules(), other.zone(name).getRules(), from, to);
  }

  /** Tells whether two rules give the same offsets within a time. */
  static boolean isSame(ZoneRules left, ZoneRules right, Instant from, Instant to) {
    if (left.equals(right)) {
      return true;
    }
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
