package koyomi.topologies.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body.CalendarChanged;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;
import koyomi.schemas.basis.Basis;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.ReplyMessage;
import koyomi.topologies.GroupCommit;
import koyomi.topologies.calendar.basis.BasisStore;
import koyomi.topologies.calendar.basis.BasisTable;
import koyomi.topologies.calendar.people.LayoutWishes;
import koyomi.topologies.calendar.query.TaskReads;
import koyomi.topologies.calendar.query.TaskStores;
import koyomi.topologies.calendar.store.AppliedRow;
import koyomi.topologies.calendar.store.CalendarFactApplier;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.HistoryExpiry;
import koyomi.topologies.calendar.store.IdempotencyExpiry;
import koyomi.topologies.calendar.store.PreparedWrites;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/** The single writer of the calendars of a partition. */
final class CalendarCommandProcessor implements Processor<String, CommandMessage, String, Object> {
  private static final Duration EXPIRY = Duration.ofSeconds(20);
  private static final Duration HISTORY_EXPIRY = Duration.ofMinutes(1);

  /** Between two slices of moving horizons; with {@link #SLICE} a tenth of the thread's time. */
  private static final Duration HORIZONS = Duration.ofMillis(100);

  private static final long SLICE = Duration.ofMillis(10).toNanos();

  private final int partitions;
  private final Duration historyKept;
  private final GroupCommit commits;
  private final Supplier<BooleanSupplier> slices;
  private final Basis basis;
  private final LayoutWishes layouts;
  private ProcessorContext<String, Object> context;
  private KeyValueStore<Bytes, byte[]> applied;
  private CommandWriter writer;
  private CalendarFactApplier applier;
  private HorizonKeeper horizons;
  private Announcer announcer;
  private PurgeKeeper purges;

  /**
   * Makes the writer of a task.
   *
   * @param partitions of every calendar topic
   * @param historyKept how long versions of events are kept
   * @param commits hears of what was processed
   * @param basis keeps what is known of the basis, for all tasks of the process
   * @param layouts tells of calendars that others change
   */
  CalendarCommandProcessor(
      int partitions,
      Duration historyKept,
      GroupCommit commits,
      Basis basis,
      LayoutWishes layouts) {
    this(partitions, historyKept, commits, basis, layouts, CalendarCommandProcessor::timedSlice);
  }

  /**
   * Makes the writer of a task.
   *
   * @param partitions of every calendar topic
   * @param historyKept how long versions of events are kept
   * @param commits hears of what was processed
   * @param basis keeps what is known of the basis, for all tasks of the process
   * @param layouts tells of calendars that others change
   * @param slices begins a slice of work in the background and tells whether it may go on
   */
  @SuppressWarnings("NullAway") // Kafka Streams calls init before anything else
  CalendarCommandProcessor(
      int partitions,
      Duration historyKept,
      GroupCommit commits,
      Basis basis,
      LayoutWishes layouts,
      Supplier<BooleanSupplier> slices) {
    this.partitions = partitions;
    this.historyKept = historyKept;
    this.commits = commits;
    this.slices = slices;
    this.basis = basis;
    this.layouts = layouts;
  }

  @Override
  public void init(ProcessorContext<String, Object> taskContext) {
    context = taskContext;
    applied = context.getStateStore(CalendarStores.APPLIED);
    KeyValueStore<String, BasisRevision> revisions = context.getStateStore(BasisStore.NAME);
    BasisTable table = new BasisTable(basis, revisions::get);
    writer = new CommandWriter(context::getStateStore, table);
    applier =
        new CalendarFactApplier(
            context::getStateStore, context.taskId().partition(), partitions, table);
    TaskStores readers = context.getStateStore(TaskStores.NAME);
    readers.lead(TaskReads.ofNamed(CalendarStores.READ, context::getStateStore));
    context.schedule(EXPIRY, PunctuationType.WALL_CLOCK_TIME, this::expireAnswers);
    context.schedule(HISTORY_EXPIRY, PunctuationType.WALL_CLOCK_TIME, this::expireHistory);
    horizons =
        new HorizonKeeper(
            context.getStateStore(CalendarStores.CALENDARS),
            applier,
            table,
            slices,
            this::forward,
            (change, now) -> WrittenSinks.join(context, change, now.toEpochMilli()));
    announcer = new Announcer(context, applier, table, slices);
    purges =
        new PurgeKeeper(
            context.getStateStore(CalendarStores.CALENDARS),
            context.getStateStore(CalendarStores.EVENTS),
            applier,
            announcer::isDone,
            slices,
            this::forward);
    context.schedule(
        HORIZONS, PunctuationType.WALL_CLOCK_TIME, now -> inBackground(Instant.ofEpochMilli(now)));
  }

  private void inBackground(Instant now) {
    if (layouts.take(context.taskId().partition())) {
      horizons.wake();
    }
    horizons.tick(now);
    announcer.tick(now);
    purges.tick(now);
  }

  private static BooleanSupplier timedSlice() {
    long begin = System.nanoTime();
    return () -> System.nanoTime() - begin < SLICE;
  }

  private void forward(CalendarFact fact) {
    context.forward(
        new Record<>(fact.calendarId(), fact, fact.recordedAt().toEpochMilli()),
        CalendarTopology.TO_EVENTS);
  }

  @Override
  public void process(Record<String, CommandMessage> record) {
    commits.processed(context);
    requireFit(record);
    CommandMessage message = record.value();
    CommandWriter.Decided decided;
    PreparedWrites writes;
    try {
      decided = writer.decide(message, Instant.ofEpochMilli(record.timestamp()));
      writes = applier.prepare(decided.decision().facts());
    } catch (RuntimeException e) {
      throw failed(record, e);
    }
    writes.write();
    for (CalendarFact fact : decided.decision().facts()) {
      context.forward(record.withValue(fact), CalendarTopology.TO_EVENTS);
      announcer.hear(fact);
      purges.hear(fact);
      if (fact.body() instanceof CalendarChanged changed
          && changed.after().horizon().isLayingOut()) {
        horizons.wake();
      }
    }
    WrittenSinks.forward(context, writes, record.timestamp());
    OutgoingSinks.forward(context, decided.outgoing(), record.timestamp());
    ClaimWriter.send(context, decided.claims(), record.timestamp());
    conclude(record, decided.decision().answer());
  }

  /** A command in the wrong place would be written by two. */
  private void requireFit(Record<String, CommandMessage> record) {
    String key = record.key();
    if (key == null || !Ids.isCalendarId(key)) {
      throw new UnfitRecordException("the key is no calendar id");
    }
    if (record.value() == null) {
      throw new UnfitRecordException("there is no command");
    }
    if (!record.value().context().calendarId().equals(key)) {
      throw new UnfitRecordException("the command is for another calendar than its key");
    }
    if (ShardKey.ofCalendar(key).partition(partitions) != context.taskId().partition()) {
      throw new UnfitRecordException("the calendar belongs to another partition");
    }
  }

  /** Answers a command that nothing can be made of; nothing was written yet. */
  private RuntimeException failed(Record<String, CommandMessage> record, RuntimeException cause) {
    if (UnfitRecordException.mayPass(cause)) {
      return cause;
    }
    Rejection rejection =
        Rejection.of(
            Rejection.Kind.FAILED, "This request could not be processed; it was set aside");
    conclude(record, new Answer.OfRejection(rejection));
    return new UnfitRecordException("the command failed: " + cause, cause);
  }

  /** Replies, and last of all tells readers that everything before is done. */
  private void conclude(Record<String, CommandMessage> record, Answer answer) {
    CommandMessage message = record.value();
    ReplyMessage reply =
        new ReplyMessage(
            message.context().commandId(),
            message.replyTo().instanceId(),
            message.replyTo().partition(),
            answer);
    context.forward(
        new Record<>(reply.instanceId(), reply, record.timestamp()), CalendarTopology.TO_REPLIES);
    RecordMetadata place =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a command from nowhere"));
    applied.put(StoreKeys.applied(place.partition()), AppliedRow.encode(place.offset()));
  }

  private void expireAnswers(long now) {
    IdempotencyExpiry.expire(
        context.getStateStore(CalendarStores.IDEMPOTENCY), Instant.ofEpochMilli(now));
  }

  private void expireHistory(long now) {
    HistoryExpiry.expire(
        context.getStateStore(CalendarStores.HISTORY), Instant.ofEpochMilli(now), historyKept);
  }
}
