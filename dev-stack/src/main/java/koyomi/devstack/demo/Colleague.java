package koyomi.devstack.demo;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Someone of the demo company.
 *
 * @param id the subject of the tokens
 * @param name shown to others
 * @param team with whom this person works most
 * @param floor of the site's building; null for who works from elsewhere
 * @param zone in which this person lives
 */
record Colleague(String id, String name, Team team, @Nullable String floor, ZoneId zone) {
  Site site() {
    return team.site();
  }
}
