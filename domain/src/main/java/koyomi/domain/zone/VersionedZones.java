package koyomi.domain.zone;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Zones of several versions side by side in one process. The JDK takes rules under new names only,
 * and never forgets them: so a version is registered once, when it is first asked for.
 */
final class VersionedZones extends ZoneRulesProvider {
  private static final Map<String, SortedMap<String, ZoneRules>> VERSIONS = new HashMap<>();

  private final String version;
  private final Map<String, ZoneRules> rules;

  private VersionedZones(String version, SortedMap<String, ZoneRules> zones) {
    this.version = version;
    this.rules =
        zones.entrySet().stream()
            .collect(Collectors.toMap(zone -> name(zone.getKey(), version), Map.Entry::getValue));
  }

  static ZoneId zone(String version, SortedMap<String, ZoneRules> zones, String zone) {
    synchronized (VERSIONS) {
      SortedMap<String, ZoneRules> known = VERSIONS.get(version);
      if (known == null) {
        ZoneRulesProvider.registerProvider(new VersionedZones(version, zones));
        VERSIONS.put(version, zones);
      } else if (!known.equals(zones)) {
        throw new ZoneDataException("there is other time-zone data of version " + version);
      }
    }
    return ZoneId.of(name(zone, version));
  }

  private static String name(String zone, String version) {
    return zone + "~" + version;
  }

  @Override
  protected Set<String> provideZoneIds() {
    return rules.keySet();
  }

  @Override
  protected ZoneRules provideRules(String zoneId, boolean forCaching) {
    ZoneRules zone = rules.get(zoneId);
    if (zone == null) {
      throw new ZoneDataException(zoneId + " isn't in time-zone data of version " + version);
    }
    return zone;
  }

  @Override
  protected NavigableMap<String, ZoneRules> provideVersions(String zoneId) {
    return new TreeMap<>(Map.of(version, provideRules(zoneId, false)));
  }
}
