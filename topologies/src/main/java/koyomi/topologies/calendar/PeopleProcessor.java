package koyomi.topologies.calendar;

import java.time.Instant;
import java.util.List;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.CalendarChanged;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;
import koyomi.domain.invitation.ResourceClaims;
import koyomi.domain.people.PeopleAnswer;
import koyomi.domain.people.PeopleContext;
import koyomi.domain.people.PeopleDecider;
import koyomi.domain.people.PeopleState;
import koyomi.domain.people.Profile;
import koyomi.domain.zone.Zones;
import koyomi.schemas.basis.Basis;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.message.PeopleCommandMessage;
import koyomi.schemas.message.PeopleReplyMessage;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.GroupCommit;
import koyomi.topologies.calendar.basis.BasisStore;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.busy.WholeDays;
import koyomi.topologies.calendar.people.LayoutWishes;
import koyomi.topologies.calendar.people.PeopleWriter;
import koyomi.topologies.calendar.store.CalendarFactApplier;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.PreparedWrites;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The single writer of the profiles of a partition. It runs in the task that owns the calendars of
 * the same people, so a profile and its home calendar come to be in one transaction.
 */
final class PeopleProcessor implements Processor<String, PeopleCommandMessage, String, Object> {
  /** The sink of profiles. */
  static final String TO_PROFILES = "people_profiles";

  /** The sink of answers. */
  static final String TO_REPLIES = "people_replies";

  private final int partitions;
  private final GroupCommit commits;
  private final Basis basis;
  private final LayoutWishes layouts;
  private ProcessorContext<String, Object> context;
  private KeyValueStore<Bytes, byte[]> calendars;
  private PeopleWriter people;
  private CalendarFactApplier applier;
  private BasisTable table;
  private ClaimWriter claims;

  /**
   * Makes the writer of a task.
   *
   * @param partitions of every topic
   * @param commits hears of what was processed
   * @param basis keeps what is known of the basis, for all tasks of the process
   * @param layouts hears of calendars whose rows are to be laid out anew
   */
  @SuppressWarnings("NullAway") // Kafka Streams calls init before anything else
  PeopleProcessor(int partitions, GroupCommit commits, Basis basis, LayoutWishes layouts) {
    this.partitions = partitions;
    this.commits = commits;
    this.basis = basis;
    this.layouts = layouts;
  }

  @Override
  public void init(ProcessorContext<String, Object> taskContext) {
    context = taskContext;
    calendars = context.getStateStore(CalendarStores.CALENDARS);
    claims = new ClaimWriter(context::getStateStore);
    people = new PeopleWriter(context.getStateStore(CalendarStores.PEOPLE));
    KeyValueStore<String, BasisRevision> revisions = context.getStateStore(BasisStore.NAME);
    table = new BasisTable(basis, revisions::get);
    applier =
        new CalendarFactApplier(
            context::getStateStore, context.taskId().partition(), partitions, table);
  }

  @Override
  public void process(Record<String, PeopleCommandMessage> record) {
    commits.processed(context);
    requireFit(record);
    PeopleCommandMessage message = record.value();
    PeopleContext sent = message.context().at(Instant.ofEpochMilli(record.timestamp()));
    Profile before = people.profile(sent.userId());
    PeopleDecider.Decision decision;
    PreparedWrites writes;
    List<ResourceClaims> claimed;
    try {
      decision =
          Zones.by(
              table.latestRules(),
              () -> PeopleDecider.decide(new StoredState(before), sent, message.command()));
      claimed = Zones.by(table.latestRules(), () -> claimed(sent.userId(), decision.calendars()));
      writes = applier.prepare(decision.calendars());
    } catch (RuntimeException e) {
      throw failed(record, e);
    }
    writes.write();
    for (CalendarFact fact : decision.calendars()) {
      context.forward(
          new Record<>(fact.calendarId(), fact, record.timestamp()), CalendarTopology.TO_EVENTS);
      if (fact.body() instanceof CalendarChanged changed
          && changed.after().horizon().isLayingOut()) {
        layouts.wish(context.taskId().partition());
      }
    }
    WrittenSinks.forward(context, writes, record.timestamp());
    ClaimWriter.send(context, claimed, record.timestamp());
    Profile after = decision.changed();
    if (after != null) {
      if ((before == null || before.allDayBusy()) != after.allDayBusy()) {
        KeyValueStore<Bytes, byte[]> busy = context.getStateStore(CalendarStores.BUSY);
        WrittenSinks.join(context, WholeDays.counting(busy, after), record.timestamp());
      }
      people.write(before, after);
      context.forward(new Record<>(after.id(), after, record.timestamp()), TO_PROFILES);
    }
    reply(record, decision.answer());
  }

  /** With the zone of the home calendar its whole days begin at other times. */
  private List<ResourceClaims> claimed(String userId, List<CalendarFact> facts) {
    return facts.isEmpty() ? List.of() : claims.claims(calendar(Ids.homeCalendarId(userId)), facts);
  }

  private @Nullable Calendar calendar(String calendarId) {
    byte[] row = calendars.get(StoreKeys.calendar(calendarId));
    return row == null ? null : StoreCodecs.CALENDAR.decode(row);
  }

  /** Answers a command that nothing can be made of; nothing was written yet. */
  private RuntimeException failed(
      Record<String, PeopleCommandMessage> record, RuntimeException cause) {
    if (UnfitRecordException.mayPass(cause)) {
      return cause;
    }
    Rejection rejection =
        Rejection.of(
            Rejection.Kind.FAILED, "This request could not be processed; it was set aside");
    reply(record, new PeopleAnswer.OfRefusal(rejection));
    return new UnfitRecordException("the command failed: " + cause, cause);
  }

  private void reply(Record<String, PeopleCommandMessage> record, PeopleAnswer answer) {
    PeopleCommandMessage message = record.value();
    PeopleReplyMessage reply =
        new PeopleReplyMessage(
            message.context().commandId(),
            message.replyTo().instanceId(),
            message.replyTo().partition(),
            answer);
    context.forward(new Record<>(reply.instanceId(), reply, record.timestamp()), TO_REPLIES);
  }

  /** A command in the wrong place would be written by two. */
  private void requireFit(Record<String, PeopleCommandMessage> record) {
    String key = record.key();
    if (key == null || record.value() == null) {
      throw new UnfitRecordException("there is no key or no command");
    }
    if (!record.value().context().userId().equals(key)) {
      throw new UnfitRecordException("the command is for another person than its key");
    }
    if (ShardKey.ofUser(key).partition(partitions) != context.taskId().partition()) {
      throw new UnfitRecordException("the person belongs to another partition");
    }
  }

  /** What a decision sees of the stores. */
  private final class StoredState implements PeopleState {
    private final @Nullable Profile profile;

    StoredState(@Nullable Profile profile) {
      this.profile = profile;
    }

    @Override
    public @Nullable Profile profile() {
      return profile;
    }

    @Override
    public @Nullable Calendar calendar(String calendarId) {
      return PeopleProcessor.this.calendar(calendarId);
    }

    @Override
    public ExpansionBasis basis() {
      return table.latest();
    }
  }
}
