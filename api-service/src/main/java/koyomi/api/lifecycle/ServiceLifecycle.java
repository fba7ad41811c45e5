package koyomi.api.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import koyomi.api.write.KafkaGateway;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The order of start and stop. Start: topics are as they should be, replies are read, then streams
 * run. With a time to wait that goes on beside the start of everything else, so that a service may
 * be started before its broker. Stop: after the web server has let its last request go, what is
 * under way is finished and the partitions are given away.
 */
public final class ServiceLifecycle implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceLifecycle.class);
  private static final Duration JOIN = Duration.ofSeconds(5);

  private final TopicCheck check;
  private final Duration patience;
  private final List<KafkaGateway<?, ?, ?>> gateways;
  private final List<StreamApplication<?>> streams;
  private final MeterRegistry meters;
  private final ApplicationContext context;
  private final CountDownLatch stopped;
  private volatile boolean running;
  private volatile @Nullable Thread starting;
  private final List<KafkaStreamsMetrics> metrics = new CopyOnWriteArrayList<>();

  /**
   * The lifecycle of these parts.
   *
   * @param patience how long to wait for the broker and its topics
   * @param stopped opened when the service stops
   */
  ServiceLifecycle(
      TopicCheck check,
      Duration patience,
      List<KafkaGateway<?, ?, ?>> gateways,
      List<StreamApplication<?>> streams,
      MeterRegistry meters,
      ApplicationContext context,
      CountDownLatch stopped) {
    this.check = check;
    this.patience = patience;
    this.gateways = List.copyOf(gateways);
    this.streams = List.copyOf(streams);
    this.meters = meters;
    this.context = context;
    this.stopped = stopped;
  }

  @Override
  public void start() {
    running = true;
    if (patience.isZero()) {
      startParts();
      return;
    }
    starting = Thread.ofPlatform().name("koyomi-start").start(this::startOrExit);
  }

  private void startOrExit() {
    try {
      startParts();
    } catch (RuntimeException e) {
      LOG.error(
          "The service can't start: {}", e.getMessage(), e instanceof StartException ? null : e);
      // from a thread of its own: the exit stops this lifecycle, which waits for this thread
      Thread.ofPlatform()
          .name("koyomi-exit")
          .start(() -> System.exit(SpringApplication.exit(context, () -> 1)));
    }
  }

  private void startParts() {
    try {
      if (!check.await(patience)) {
        return;
      }
      gateways.forEach(KafkaGateway::start);
      for (StreamApplication<?> application : streams) {
        KafkaStreamsMetrics bound = new KafkaStreamsMetrics(application.start(this::broken));
        bound.bindTo(meters);
        metrics.add(bound);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      throw new IllegalStateException("Kafka: " + e.getMessage(), e);
    }
  }

  /** Nothing but a new process helps. */
  private void broken() {
    LOG.error("The stream application has failed for good; this instance has to be restarted");
    AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
  }

  @Override
  public void stop() {
    stopped.countDown();
    Thread thread = starting;
    if (thread != null) {
      join(thread);
    }
    gateways.forEach(KafkaGateway::close);
    metrics.forEach(KafkaStreamsMetrics::close);
    streams.forEach(StreamApplication::stop);
    running = false;
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(JOIN)) {
        LOG.warn("The start doesn't end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server at the start, after it at the stop. */
  @Override
  public int getPhase() {
    return 0;
  }
}
