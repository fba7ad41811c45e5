package koyomi.topologies.calendar.query;

import koyomi.domain.id.ShardKey;

/** The way to the stores of the calendar topology. Safe for use by many threads. */
public interface CalendarReads {
  /**
   * Tells where the stores of a shard are.
   *
   * @param shard of a calendar id, or of a user for memberships
   */
  Placement placementOf(ShardKey shard);

  /**
   * Opens the stores of a shard on this instance, waiting for the required position.
   *
   * @throws NotHereException if this instance may not answer for the shard; where nothing has to be
   *     waited for, the view's first query throws it instead
   * @throws StaleException if the required position was not reached in time, or a standby lacks
   *     something
   */
  CalendarView open(ShardKey shard, ReadRequirement requirement);
}
