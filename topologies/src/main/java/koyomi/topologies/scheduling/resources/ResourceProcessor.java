package koyomi.topologies.scheduling.resources;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;
import koyomi.domain.resource.Reservation.LogPosition;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceContext;
import koyomi.domain.resource.ResourceFact;
import koyomi.domain.resource.ResourceFact.Decision;
import koyomi.domain.resource.decide.ClaimAnswers;
import koyomi.domain.resource.decide.ResourceDecider;
import koyomi.schemas.basis.Basis;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.message.ResourceCommandMessage;
import koyomi.schemas.message.ResourceReplyMessage;
import koyomi.schemas.store.KeptResourceAnswer;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.UnfitRecordException;
import koyomi.topologies.calendar.basis.BasisStore;
import koyomi.topologies.calendar.basis.BasisTable;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The single writer of the resources of a partition: nothing is booked but by it. */
public final class ResourceProcessor
    implements Processor<String, ResourceCommandMessage, String, Object> {
  /** The sink of facts. */
  public static final String TO_RESERVATION_EVENTS = "reservation_events";

  /** The sink of answers. */
  public static final String TO_REPLIES = "resource_replies";

  /** The sink of what events are told. */
  public static final String TO_MESSAGES = "messages_to_calendars";

  /** How long the answer to an idempotency key is owed. */
  static final Duration ANSWER_KEPT = Duration.ofHours(24);

  private static final Duration TIMERS = Duration.ofSeconds(1);
  private static final Duration UPKEEP = Duration.ofSeconds(30);

  /**
   * Between two slices of moving reservations; with {@link #SLICE} a tenth of the thread's time.
   */
  private static final Duration SHIFTS = Duration.ofMillis(100);

  private static final long SLICE = Duration.ofMillis(10).toNanos();

  private final int partitions;
  private final Basis basis;
  private ProcessorContext<String, Object> context;
  private KeyValueStore<Bytes, byte[]> store;
  private ResourceFactApplier applier;
  private ZoneRulesKeeper zones;

  /**
   * Makes the writer of a task.
   *
   * @param partitions of the topic of commands
   * @param basis keeps what is known of the basis, for all tasks of the process
   */
  @SuppressWarnings("NullAway") // Kafka Streams calls init before anything else
  public ResourceProcessor(int partitions, Basis basis) {
    this.partitions = partitions;
    this.basis = basis;
  }

  @Override
  public void init(ProcessorContext<String, Object> taskContext) {
    context = taskContext;
    store = context.getStateStore(ResourceStores.RESOURCES);
    applier = new ResourceFactApplier(store);
    KeyValueStore<String, BasisRevision> revisions = context.getStateStore(BasisStore.NAME);
    BasisTable table = new BasisTable(basis, revisions::get);
    zones = new ZoneRulesKeeper(store, table, ResourceProcessor::timedSlice, this::record);
    ResourceUpkeep upkeep = new ResourceUpkeep(store, zones, this::record);
    context.schedule(
        SHIFTS, PunctuationType.WALL_CLOCK_TIME, now -> zones.tick(Instant.ofEpochMilli(now)));
    context.schedule(
        TIMERS,
        PunctuationType.WALL_CLOCK_TIME,
        now -> upkeep.freeWhereNobodyCame(Instant.ofEpochMilli(now)));
    context.schedule(
        UPKEEP,
        PunctuationType.WALL_CLOCK_TIME,
        now -> {
          upkeep.carrySeriesOn(Instant.ofEpochMilli(now));
          upkeep.forgetAnswers(Instant.ofEpochMilli(now).minus(ANSWER_KEPT));
        });
  }

  private static BooleanSupplier timedSlice() {
    long begin = System.nanoTime();
    return () -> System.nanoTime() - begin < SLICE;
  }

  @Override
  public void process(Record<String, ResourceCommandMessage> record) {
    requireFit(record);
    ResourceCommandMessage message = record.value();
    RecordMetadata place =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a command from nowhere"));
    ResourceContext sent = message.context().at(Instant.ofEpochMilli(record.timestamp()));
    Decision decision = decide(message, sent, new LogPosition(place.partition(), place.offset()));
    decision.facts().forEach(this::record);
    ResourceAnswer answer = decision.answer();
    if (answer != null) {
      ResourceReplyMessage reply =
          new ResourceReplyMessage(
              sent.commandId(),
              message.replyTo().instanceId(),
              message.replyTo().partition(),
              answer);
      context.forward(new Record<>(reply.instanceId(), reply, record.timestamp()), TO_REPLIES);
    }
  }

  private Decision decide(
      ResourceCommandMessage message, ResourceContext sent, LogPosition position) {
    Idempotency key = sent.idempotency();
    ResourceAnswer given = key == null ? null : given(key, sent.now());
    if (given != null) {
      return new Decision(List.of(), given);
    }
    zones.arrive(sent.resourceId(), sent.now());
    StoredResources state = new StoredResources(store, sent.resourceId());
    return zones.decide(
        () -> ResourceDecider.decide(state, sent, message.command(), position, zones.revision()));
  }

  private @Nullable ResourceAnswer given(Idempotency key, Instant now) {
    byte[] row = store.get(ResourceKeys.answer(key.scope(), key.key()));
    if (row == null) {
      return null;
    }
    KeptResourceAnswer kept = StoreCodecs.RESOURCE_ANSWER.decode(row);
    if (!kept.recordedAt().plus(ANSWER_KEPT).isAfter(now)) {
      return null;
    }
    return kept.bodyHash().equals(key.bodyHash())
        ? kept.answer()
        : new ResourceAnswer.OfRefusal(
            Rejection.of(
                Rejection.Kind.KEY_REUSED,
                "This idempotency key was sent with another request before"),
            List.of());
  }

  private void record(ResourceFact fact) {
    applier.apply(fact);
    context.forward(
        new Record<>(fact.resourceId(), fact, fact.recordedAt().toEpochMilli()),
        TO_RESERVATION_EVENTS);
    ClaimAnswers.of(fact, zones::rules)
        .ifPresent(told ->
            context.forward(
                new Record<>(told.recipient(), told, fact.recordedAt().toEpochMilli()),
                TO_MESSAGES));
  }

  /** A command in the wrong place would be written by two. */
  private void requireFit(Record<String, ResourceCommandMessage> record) {
    String key = record.key();
    if (key == null || !Ids.isResourceId(key)) {
      throw new UnfitRecordException("the key is no resource id");
    }
    if (record.value() == null) {
      throw new UnfitRecordException("there is no command");
    }
    if (!record.value().context().resourceId().equals(key)) {
      throw new UnfitRecordException("the command is for another resource than its key");
    }
    if (ShardKey.ofUser(key).partition(partitions) != context.taskId().partition()) {
      throw new UnfitRecordException("the resource belongs to another partition");
    }
  }
}
