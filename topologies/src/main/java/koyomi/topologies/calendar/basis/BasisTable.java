package koyomi.topologies.calendar.basis;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.expansion.ZoneChange;
import koyomi.domain.expansion.ZoneRevisions;
import koyomi.domain.zone.ZoneRulesCatalogue;
import koyomi.schemas.basis.Basis;
import koyomi.schemas.message.BasisRevision;
import org.jspecify.annotations.Nullable;

/**
 * The basis as the global table of this process has it. Other processes may be a moment ahead: what
 * they have laid out names its revision, so whoever lacks that one waits for it.
 */
public final class BasisTable implements ZoneRevisions {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LOOK_NANOS = 2_000_000;

  private final Basis basis;
  private final Function<String, @Nullable BasisRevision> rows;

  /**
   * Reads the table.
   *
   * @param basis keeps what was read; one serves all readers of a process
   * @param rows gives the row of a key, or null
   */
  public BasisTable(Basis basis, Function<String, @Nullable BasisRevision> rows) {
    this.basis = basis;
    this.rows = rows;
  }

  /** Returns the last revision that has come. */
  public ExpansionBasis latest() {
    while (true) {
      BasisRevision next = rows.apply(BasisRevision.key(basis.latest().revision() + 1));
      if (next == null) {
        return basis.latest();
      }
      basis.add(next);
    }
  }

  /** Returns the rules of the last revision that has come. */
  public ZoneRulesCatalogue latestRules() {
    return rules(latest().rules());
  }

  /**
   * Returns the rules of a revision by which something is laid out already, once it has come.
   *
   * @throws IllegalStateException if it doesn't come
   */
  @Override
  public ZoneRulesCatalogue rules(long revision) {
    return rules(revision, PATIENCE)
        .orElseThrow(
            () -> new IllegalStateException("revision " + revision + " of the basis hasn't come"));
  }

  /** Returns the rules of a revision, empty if it doesn't come in time. */
  public Optional<ZoneRulesCatalogue> rules(long revision, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<ZoneRulesCatalogue> known = basis.rules(revision);
    while (known.isEmpty()) {
      if (latest().revision() < revision) {
        if (System.nanoTime() >= deadline) {
          return Optional.empty();
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
      known = basis.rules(revision);
    }
    return known;
  }

  @Override
  public ZoneChange change(long from, long to) {
    rules(from);
    rules(to);
    return basis.change(from, to);
  }
}
