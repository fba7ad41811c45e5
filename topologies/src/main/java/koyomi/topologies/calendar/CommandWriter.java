package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.store.CalendarStores.IDEMPOTENCY;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
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
   * What is decided, and what leaves the calendar by it.
   *
   * @param decision facts and answer
   * @param outgoing what other people hear, if anything
   * @param claims what resources hear
   */
  record Decided(Decision decision, @Nullable Outgoing outgoing, List<ResourceClaims> claims) {}

  /**
   * Returns the answer that was given before under the command's idempotency key, or what is
   * decided now; to be asked before anything is written.
   */
  Decided decide(CommandMessage message, Instant now) {
    CommandContext context = message.contextAt(now);
    Answer given = context.idempotency() == null ? null : given(context.idempotency(), now);
    return given != null
        ? new Decided(new Decision(List.of(), given), null, List.of())
        : Zones.by(basis.latestRules(), () -> decide(context, message.command()));
  }

  private Decided decide(CommandContext context, CalendarCommand command) {
    StoredState state = new StoredState(stores, basis, context.calendarId());
    Decision decision = CalendarDecider.decide(state, context, command);
    Calendar calendar = state.calendar();
    return calendar == null || decision.facts().isEmpty()
        ? new Decided(decision, null, List.of())
        : new Decided(
            decision,
            Outbox.of(command, calendar, decision.facts()),
            claims.claims(calendar, decision.facts()));
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
