package koyomi.schemas.basis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.expansion.ZoneChange;
import koyomi.domain.zone.ZoneRulesCatalogue;
import koyomi.schemas.message.BasisRevision;

/**
 * The revisions of the basis that are known, each with the rules of all zones as of then. Grows
 * only. Safe for use by many threads.
 */
public final class Basis {
  private record Known(ExpansionBasis basis, ZoneRulesCatalogue rules) {}

  private record Step(long from, long to) {}

  private volatile List<Known> revisions =
      List.of(new Known(ExpansionBasis.BUILT_IN, ZoneRulesCatalogue.OF_THE_JDK));

  private final ConcurrentHashMap<Step, ZoneChange> changes = new ConcurrentHashMap<>();

  /** Returns the last known. */
  public ExpansionBasis latest() {
    return revisions.getLast().basis;
  }

  /** Returns the rules of the last known revision. */
  public ZoneRulesCatalogue rules() {
    return revisions.getLast().rules;
  }

  /** Returns the rules of a revision, empty if it isn't known yet. */
  public Optional<ZoneRulesCatalogue> rules(long revision) {
    List<Known> known = revisions;
    return revision < known.size()
        ? Optional.of(known.get((int) revision).rules)
        : Optional.empty();
  }

  /**
   * Takes a revision in; one that is known already is passed over.
   *
   * @throws IllegalArgumentException if it comes too early, or its numbers make no sense
   */
  public synchronized void add(BasisRevision revision) {
    Known last = revisions.getLast();
    if (revision.revision() <= last.basis.revision()) {
      return;
    }
    ExpansionBasis next = revision.after(last.basis);
    List<Known> more = new ArrayList<>(revisions);
    more.add(
        new Known(
            next, revision.zones().isEmpty() ? last.rules : last.rules.with(revision.zones())));
    revisions = List.copyOf(more);
  }

  /**
   * Returns the step between the rules of two revisions; compared once.
   *
   * @throws IllegalArgumentException if one isn't known
   */
  public ZoneChange change(long from, long to) {
    return changes.computeIfAbsent(
        new Step(from, to), step -> ZoneChange.of(required(step.from), required(step.to)));
  }

  private ZoneRulesCatalogue required(long revision) {
    return rules(revision)
        .orElseThrow(() ->
            new IllegalArgumentException("revision " + revision + " of the basis isn't known"));
  }
}
