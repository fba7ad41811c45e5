package koyomi.devstack.demo;

import java.time.ZoneId;
import java.util.Set;
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
  private static final Set<String> TRIED_OUT = Set.of("alice", "bob", "carol", "dave");

  Site site() {
    return team.site();
  }

  /**
   * Whether people try things with this one's token. The company leaves such a one's time mostly
   * free: a few series of the team, nothing of the own, so that what is tried isn't in anything's
   * way.
   */
  boolean isTriedOut() {
    return TRIED_OUT.contains(id);
  }
}
