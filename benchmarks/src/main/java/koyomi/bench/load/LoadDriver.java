package koyomi.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import koyomi.bench.http.HttpTarget;
import koyomi.bench.http.MalformedResponseException;
import koyomi.bench.http.Request;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Sends one load and measures it, in the calling thread. */
public final class LoadDriver {
  private static final int BUFFER = 512 * 1024;
  private static final long DRAIN = Duration.ofSeconds(15).toNanos();
  private static final long MAX_LATENCY = Duration.ofMinutes(5).toNanos();
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int MAX_FAULTS = 10_000;
  private static final int MAX_FAULT_KINDS = 20;
  private static final int DIGITS = 3;

  private final InetSocketAddress address;
  private final LoadPlan plan;
  private final Traffic traffic;
  private final Selector selector;
  private final ArrayDeque<Lane> idle = new ArrayDeque<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final Histogram latencies = new Histogram(MAX_LATENCY, DIGITS);
  private final Map<String, Long> faults = new TreeMap<>();
  private int busy;
  private long faultCount;
  private long sent;
  private long measuredSent;
  private long bytes;
  private long sampled;
  private long begin;
  private long measureFrom;
  private long measureTo;
  private long lastAnswer;
  private long cpuAtMeasureFrom = -1;

  private LoadDriver(HttpTarget target, LoadPlan plan, Traffic traffic, Selector selector) {
    this.address = target.loopback();
    this.plan = plan;
    this.traffic = traffic;
    this.selector = selector;
  }

  /**
   * Sends a load.
   *
   * @param target on this machine
   * @return what was measured; requests that were not answered 15 s after the end are faults
   * @throws IllegalStateException if more than 10,000 answers were wrong, with what was wrong
   * @throws UncheckedIOException if nobody listens
   */
  public static LoadResult run(HttpTarget target, LoadPlan plan, Traffic traffic) {
    try (Selector selector = Selector.open()) {
      return new LoadDriver(target, plan, traffic, selector).run();
    } catch (IOException e) {
      throw new UncheckedIOException("the load on " + target + " broke off", e);
    }
  }

  private LoadResult run() throws IOException {
    for (int i = 0; i < plan.connections(); i++) {
      idle.add(Lane.open(address, selector));
    }
    begin = System.nanoTime();
    measureFrom = begin + plan.warmUp().toNanos();
    measureTo = measureFrom + plan.duration().toNanos();
    lastAnswer = measureFrom;
    try {
      while (isGoingOn()) {
        sendWhatIsDue();
        selector.selectNow(this::ready);
        if (isGoingOn() && !canSend(System.nanoTime())) {
          await();
        }
      }
    } finally {
      closeAll();
    }
    if (busy > 0) {
      fault("no answer " + Duration.ofNanos(DRAIN).toSeconds() + " s after the end", busy);
    }
    return result();
  }

  private LoadResult result() {
    // an open loop lasts as planned; a closed one until its last answer
    long nanos =
        plan.isOpen() && plan.maxRequests() == Long.MAX_VALUE
            ? Math.max(plan.duration().toNanos(), lastAnswer - measureFrom)
            : lastAnswer - measureFrom;
    long cpu = cpuAtMeasureFrom < 0 ? 0 : cpu() - cpuAtMeasureFrom;
    return new LoadResult(
        latencies,
        Duration.ofNanos(Math.max(1, nanos)),
        bytes,
        sampled,
        faults,
        Duration.ofNanos(cpu));
  }

  private boolean isGoingOn() {
    long now = System.nanoTime();
    return hasMore(now) || (busy > 0 && now < measureTo + DRAIN);
  }

  /** Tells whether there will be another request, now or later. */
  private boolean hasMore(long now) {
    if (measuredSent >= plan.maxRequests()) {
      return false;
    }
    // what an open loop owes is sent even when late
    return plan.isOpen() ? due(sent) < measureTo && now < measureTo + DRAIN : now < measureTo;
  }

  private long due(long number) {
    return begin + (long) ((double) number * TimeUnit.SECONDS.toNanos(1) / plan.ratePerSecond());
  }

  private boolean canSend(long now) {
    return !idle.isEmpty() && hasMore(now) && (!plan.isOpen() || due(sent) <= now);
  }

  private void sendWhatIsDue() throws IOException {
    long now = System.nanoTime();
    while (canSend(now)) {
      long intended = plan.isOpen() ? due(sent) : now;
      if (intended >= measureFrom) {
        if (cpuAtMeasureFrom < 0) {
          cpuAtMeasureFrom = cpu();
        }
        measuredSent++;
      }
      Request request = traffic.request(sent);
      traffic.sends(sent, intended, intended >= measureFrom);
      send(idle.remove(), request, intended);
      now = System.nanoTime();
    }
  }

  private void send(Lane lane, Request request, long intended) throws IOException {
    long number = sent++;
    busy++;
    try {
      lane.send(request, number, intended, number % plan.sampleEvery() == 0);
    } catch (IOException e) {
      replace(lane, "broken connection");
    }
  }

  /** Waits for an answer or the next arrival. */
  private void await() throws IOException {
    long now = System.nanoTime();
    long until = hasMore(now) ? measureTo : measureTo + DRAIN;
    if (plan.isOpen() && !idle.isEmpty() && hasMore(now)) {
      until = due(sent);
    }
    long wait = until - now;
    if (wait >= MILLI) {
      selector.select(this::ready, wait / MILLI);
    } else if (wait > 0) {
      // a selector waits whole milliseconds only
      LockSupport.parkNanos(wait);
    }
  }

  private void ready(SelectionKey key) {
    Lane lane = (Lane) key.attachment();
    try {
      if (lane.proceed(buffer)) {
        answered(lane);
        if (lane.reader().isLast()) {
          replace(lane, "");
        }
      }
    } catch (IOException | MalformedResponseException e) {
      try {
        replace(lane, e instanceof IOException ? "broken connection" : String.valueOf(e));
      } catch (IOException again) {
        throw new UncheckedIOException("the server is gone", again);
      }
    }
  }

  private void answered(Lane lane) {
    long now = System.nanoTime();
    busy--;
    idle.add(lane);
    String fault = traffic.fault(lane.number(), lane.reader(), lane.isSampled());
    if (lane.isSampled()) {
      sampled++;
    }
    if (fault != null) {
      fault(fault, 1);
    } else if (lane.intended() >= measureFrom) {
      latencies.recordValue(Math.min(MAX_LATENCY, now - lane.intended()));
      bytes += lane.reader().bodyLength();
      lastAnswer = now;
    }
  }

  private void replace(Lane lane, String why) throws IOException {
    if (lane.isBusy()) {
      busy--;
      fault(why, 1);
    } else {
      idle.remove(lane);
    }
    lane.close();
    idle.add(Lane.open(address, selector));
  }

  private void fault(@Nullable String what, long count) {
    String kind = what == null || faults.size() >= MAX_FAULT_KINDS ? "others" : what;
    faults.merge(kind, count, Long::sum);
    faultCount += count;
    if (faultCount > MAX_FAULTS) {
      throw new IllegalStateException("given up after too many wrong answers: " + faults);
    }
  }

  private void closeAll() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
