package koyomi.domain.expansion;

import koyomi.domain.zone.ZoneRulesCatalogue;

/** The rules of zones of each revision of the basis. */
public interface ZoneRevisions {
  /**
   * Returns the rules of a revision.
   *
   * @throws IllegalStateException if it isn't known
   */
  ZoneRulesCatalogue rules(long revision);

  /** Returns the step between the rules of two revisions. */
  ZoneChange change(long from, long to);
}
