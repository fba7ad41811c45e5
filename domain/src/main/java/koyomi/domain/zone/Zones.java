package koyomi.domain.zone;

import java.time.ZoneId;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The one place where a zone's name becomes its rules. Which rules these are is said by the
 * catalogue in scope ({@link #by}); outside any scope by the one that the process was told to use
 * ({@link #use}), and before that by the JDK. A {@link ZoneId} that comes from here keeps its rules
 * wherever it goes; where they aren't the JDK's its id isn't the name, so ask {@link #nameOf}.
 */
public final class Zones {
  private static final ScopedValue<ZoneRulesCatalogue> IN_SCOPE = ScopedValue.newInstance();
  private static final Set<String> OF_THE_JDK = Set.copyOf(ZoneId.getAvailableZoneIds());
  private static volatile ZoneRulesCatalogue current = ZoneRulesCatalogue.OF_THE_JDK;

  private Zones() {}

  /**
   * Returns a zone by the rules in scope.
   *
   * @param name IANA name, or an offset
   * @throws java.time.DateTimeException if there is no such zone
   */
  public static ZoneId of(String name) {
    return inScope().zone(name);
  }

  /** Returns the zone of the same name by the rules in scope. */
  public static ZoneId of(ZoneId zone) {
    return of(nameOf(zone));
  }

  /** Returns the name of a zone, by whichever rules it is. */
  public static String nameOf(ZoneId zone) {
    String id = zone.getId();
    int mark = id.indexOf(VersionedZones.MARK);
    return mark < 0 ? id : id.substring(0, mark);
  }

  /** Tells whether there is a zone of that IANA name. */
  public static boolean isKnown(String name) {
    return isOfTheJdk(name) || inScope().holds(name);
  }

  static boolean isOfTheJdk(String name) {
    return OF_THE_JDK.contains(name)
        && !name.startsWith("SystemV/")
        && name.indexOf(VersionedZones.MARK) < 0;
  }

  /** Returns the names of the zones that the JDK knows. */
  static Set<String> namesOfTheJdk() {
    return OF_THE_JDK;
  }

  /** Returns the rules in scope. */
  public static ZoneRulesCatalogue inScope() {
    return IN_SCOPE.isBound() ? IN_SCOPE.get() : current;
  }

  /** Does some work by these rules. What is only done later, lazily, isn't covered. */
  public static <T> T by(ZoneRulesCatalogue rules, Supplier<T> work) {
    return ScopedValue.where(IN_SCOPE, rules).call(work::get);
  }

  /** Does some work by these rules. */
  public static void by(ZoneRulesCatalogue rules, Runnable work) {
    ScopedValue.where(IN_SCOPE, rules).run(work);
  }

  /** Makes these the rules of the process wherever no others are in scope. */
  public static void use(ZoneRulesCatalogue rules) {
    current = rules;
  }
}
