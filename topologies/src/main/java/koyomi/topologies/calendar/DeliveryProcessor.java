package koyomi.topologies.calendar;

import java.time.Instant;
import java.util.List;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.decide.CopyPlaces;
import koyomi.domain.calendar.decide.MessageDecider;
import koyomi.domain.calendar.decide.Outbox;
import koyomi.domain.calendar.decide.Outgoing;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.invitation.SchedulingMessage.Body;
import koyomi.domain.zone.Zones;
import koyomi.schemas.basis.Basis;
import koyomi.schemas.message.BasisRevision;
import koyomi.topologies.GroupCommit;
import koyomi.topologies.calendar.basis.BasisStore;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.store.CalendarFactApplier;
import koyomi.topologies.calendar.store.PreparedWrites;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages of other calendars into the calendars of a partition. It runs in the task of their
 * single writer, so that commands and messages are decided one after the other.
 */
final class DeliveryProcessor implements Processor<String, SchedulingMessage, String, Object> {
  private final int partitions;
  private final GroupCommit commits;
  private final Basis basis;
  private ProcessorContext<String, Object> context;
  private BasisTable table;
  private CalendarFactApplier applier;
  private CopyPlaces places;
  private ReturnedCopies returned;

  /**
   * Makes the processor of a task.
   *
   * @param partitions of every calendar topic
   * @param commits hears of what was processed
   * @param basis keeps what is known of the basis, for all tasks of the process
   */
  @SuppressWarnings("NullAway") // Kafka Streams calls init before anything else
  DeliveryProcessor(int partitions, GroupCommit commits, Basis basis) {
    this.partitions = partitions;
    this.commits = commits;
    this.basis = basis;
  }

  @Override
  public void init(ProcessorContext<String, Object> taskContext) {
    context = taskContext;
    KeyValueStore<String, BasisRevision> revisions = context.getStateStore(BasisStore.NAME);
    table = new BasisTable(basis, revisions::get);
    applier =
        new CalendarFactApplier(
            context::getStateStore, context.taskId().partition(), partitions, table);
    places = new StoredPlaces(context::getStateStore, table);
    returned = new ReturnedCopies(context, applier);
  }

  @Override
  public void process(Record<String, SchedulingMessage> record) {
    commits.processed(context);
    requireFit(record);
    SchedulingMessage message = record.value();
    Instant now = Instant.ofEpochMilli(record.timestamp());
    Decided decided;
    PreparedWrites writes;
    try {
      decided = Zones.by(table.latestRules(), () -> decided(message, now));
      writes = applier.prepare(decided.facts);
    } catch (RuntimeException e) {
      throw failed(e);
    }
    writes.write();
    for (CalendarFact fact : decided.facts) {
      context.forward(
          new Record<>(fact.calendarId(), fact, record.timestamp()), CalendarTopology.TO_EVENTS);
    }
    WrittenSinks.forward(context, writes, record.timestamp());
    OutgoingSinks.forward(context, decided.outgoing, record.timestamp());
  }

  /** What becomes of a message, and what others hear of that. */
  private record Decided(List<CalendarFact> facts, @Nullable Outgoing outgoing) {}

  private Decided decided(SchedulingMessage message, Instant now) {
    List<CalendarFact> facts = decide(message, now);
    return new Decided(facts, outgoing(message, facts));
  }

  /** An answer may bring somebody in; an invitation to a deleted calendar is declined. */
  private @Nullable Outgoing outgoing(SchedulingMessage message, List<CalendarFact> facts) {
    if (facts.isEmpty()) {
      return null;
    }
    // where a home calendar was made it comes first
    Calendar calendar = places.calendar(facts.getLast().calendarId()).calendar();
    if (calendar == null) {
      return null;
    }
    return switch (message.body()) {
      case Body.Request request -> Outbox.ofInvitation(calendar, request, facts);
      case Body.Cancel _ -> null;
      case Body.Reply reply -> Outbox.ofAnswers(calendar, message, reply, facts);
    };
  }

  private List<CalendarFact> decide(SchedulingMessage message, Instant now) {
    return switch (message.body()) {
      case Body.Request request -> {
        returned.answerBefore(places.of(message), message, now);
        yield MessageDecider.request(places.of(message), message, request, now);
      }
      case Body.Cancel cancel -> MessageDecider.cancel(places.of(message), message, cancel, now);
      case Body.Reply reply ->
          MessageDecider.reply(places.calendar(message.recipient()), message, reply, now);
    };
  }

  /** A message in the wrong place would be written by two. */
  private void requireFit(Record<String, SchedulingMessage> record) {
    SchedulingMessage message = record.value();
    if (message == null || !message.recipient().equals(record.key())) {
      throw new UnfitRecordException("a message under the key of another recipient");
    }
    if (message.shard().partition(partitions) != context.taskId().partition()) {
      throw new UnfitRecordException("the recipient belongs to another partition");
    }
  }

  /** What may pass fails the task; what never will goes to the dead letters. */
  private static RuntimeException failed(RuntimeException cause) {
    return UnfitRecordException.mayPass(cause) || cause instanceof UnfitRecordException
        ? cause
        : new UnfitRecordException("the message failed: " + cause, cause);
  }
}
