package koyomi.domain.zone;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * One zone by other rules than the JDK's, beside the JDK's in one process. The JDK takes rules
 * under new names only and never forgets them, so the name says what the rules are: the same file
 * is registered once, in whichever version of the database it stands.
 */
final class VersionedZones extends ZoneRulesProvider {
  /** Between the zone's name and what tells its rules; in no IANA name. */
  static final char MARK = '~';

  private static final Set<String> REGISTERED = new HashSet<>();

  private final String id;
  private final ZoneRules rules;

  private VersionedZones(String id, ZoneRules rules) {
    this.id = id;
    this.rules = rules;
  }

  static ZoneId zone(String name, ZoneFile file, ZoneRules rules) {
    String id = name + MARK + file.fingerprint();
    synchronized (REGISTERED) {
      if (REGISTERED.add(id)) {
        ZoneRulesProvider.registerProvider(new VersionedZones(id, rules));
      }
    }
    return ZoneId.of(id);
  }

  @Override
  protected Set<String> provideZoneIds() {
    return Set.of(id);
  }

  @Override
  protected ZoneRules provideRules(String zoneId, boolean forCaching) {
    return rules;
  }

  @Override
  protected NavigableMap<String, ZoneRules> provideVersions(String zoneId) {
    return new TreeMap<>(java.util.Map.of(id, rules));
  }
}
