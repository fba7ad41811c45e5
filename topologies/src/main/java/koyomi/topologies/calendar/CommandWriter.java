package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.store.CalendarStores.IDEMPOTENCY;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.Decision;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.calendar.decide.CalendarDecider;
import koyomi.domain.calendar.decide.Outbox;
import koyomi.domain.calendar.decide.Outgoing;
import koyomi.domain.invitation.ResourceClaims;
import koyomi.domain.zone.Zones;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.store.KeptAnswer;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.store.IdempotencyExpiry;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Decides commands on what the stores of a task hold. */
final class CommandWriter {
  private final Function<String, KeyValueStore<Bytes, byte[]>> stores;
  private final BasisTable basis;
  private final ClaimWriter claims;

  CommandWriter(Function<String, KeyValueStore<Bytes, byte[]>> stores, BasisTable basis) {
    this.stores = stores;
    this.basis = basis;
    this.claims = new ClaimWriter(stores);
  }

  /**
   * Returns the answer that was given before under the command's idempotency key, or what is
   * decided now.
   */
  Decision decide(CommandMessage message, Instant now) {
    CommandContext context = message.contextAt(now);
    Answer given = context.idempotency() == null ? null : given(context.idempotency(), now);
    return given != null
        ? new Decision(List.of(), given)
        : Zones.by(
            basis.latestRules(),
            () ->
                CalendarDecider.decide(
                    new StoredState(stores, basis, context.calendarId()),
                    context,
                    message.command()));
  }

  /**
   * Returns what others hear of a decision, if anything; to be asked before anything is written.
   */
  @Nullable Outgoing outgoing(CommandMessage message, Decision decision) {
    if (decision.facts().isEmpty()) {
      return null;
    }
    Calendar calendar = new StoredState(stores, basis, message.context().calendarId()).calendar();
    return calendar == null ? null : Outbox.of(message.command(), calendar, decision.facts());
  }

  /** Returns what resources hear of a decision; to be asked before anything is written. */
  List<ResourceClaims> claims(CommandMessage message, Decision decision) {
    return decision.facts().isEmpty()
        ? List.of()
        : Zones.by(
            basis.latestRules(),
            () ->
                claims.claims(
                    new StoredState(stores, basis, message.context().calendarId()).calendar(),
                    decision.facts()));
  }

  private @Nullable Answer given(CommandContext.Idempotency key, Instant now) {
    byte[] row = stores.apply(IDEMPOTENCY).get(StoreKeys.answer(key.scope(), key.key()));
    if (row == null) {
      return null;
    }
    KeptAnswer kept = StoreCodecs.IDEMPOTENCY.decode(row);
    if (!IdempotencyExpiry.isOwed(kept, now)) {
      return null;
    }
    return kept.bodyHash().equals(key.bodyHash())
        ? kept.answer()
        : new Answer.OfRejection(
            Rejection.of(
                Rejection.Kind.KEY_REUSED,
                "This idempotency key was sent with another request before"));
  }
}
