package koyomi.bench.scenario;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.data.Generator;
import koyomi.bench.http.BlockingConnection;
import koyomi.bench.http.HttpTarget;
import koyomi.bench.http.Request;
import koyomi.bench.http.Response;
import koyomi.bench.stack.Stack;
import org.jspecify.annotations.Nullable;

/**
 * Writes over one connection, reads over another: with the consistency header and without it. With
 * {@code --read-api URL} the reads go to another instance, where only the header promises anything.
 */
public final class ReadOwnWrite implements Benchmark {
  private static final int TRIALS = 10_000;
  private static final int WORKERS = 16;
  private static final int DAYS = 360;
  private static final int CREATED = 201;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AtomicLong missed = new AtomicLong();
  private final AtomicLong missedWithHeader = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /** Instantiated by name. */
  public ReadOwnWrite() {}

  @Override
  public void run(Options options, Report report) throws InterruptedException {
    Stack stack = Stack.running(options);
    String other = options.text("read-api");
    HttpTarget reads = other == null ? stack.api() : HttpTarget.of(URI.create(other));
    int trials = options.number("trials", TRIALS);
    String run = Calendars.runId();
    List<Calendars.Owned> calendars =
        Calendars.create(stack, "bench read " + run, WORKERS / Calendars.USERS.size());
    report.progress("2 × " + trials + " trials");
    try (ExecutorService workers = Executors.newFixedThreadPool(calendars.size())) {
      List<Future<?>> running = new ArrayList<>();
      int each = (2 * trials + calendars.size() - 1) / calendars.size();
      for (Calendars.Owned calendar : calendars) {
        running.add(
            workers.submit(() -> {
              trials(stack.api(), reads, calendar, run, each);
              return null;
            }));
      }
      for (Future<?> worker : running) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker failed: " + e.getCause(), e);
    }
    figures(report, other, trials);
  }

  private void figures(Report report, @Nullable String other, int trials) {
    report.figure("trials with the header", trials, "");
    report.figure("with the header: not seen", (double) missedWithHeader.get(), "", Goal.atMost(0));
    report.figure("trials without the header", trials, "");
    report.figure(
        "without the header: not seen",
        (double) missed.get(),
        "",
        other == null ? Goal.atMost(0) : Goal.NONE);
    report.figure("reads answered 503", (double) refused.get(), "");
    if (missedWithHeader.get() > 0 || (other == null && missed.get() > 0)) {
      report.differ("a write was not seen by the read after it");
    }
    if (refused.get() > 0) {
      report.differ(refused.get() + " reads were answered 503");
    }
  }

  private void trials(
      HttpTarget writes, HttpTarget reads, Calendars.Owned calendar, String run, int count)
      throws IOException {
    try (BlockingConnection writer = BlockingConnection.open(writes, PATIENCE);
        BlockingConnection reader = BlockingConnection.open(reads, PATIENCE)) {
      for (int i = 0; i < count; i++) {
        trial(writer, reader, calendar, run + "-" + i, i);
      }
    }
  }

  private void trial(
      BlockingConnection writer,
      BlockingConnection reader,
      Calendars.Owned calendar,
      String name,
      int number)
      throws IOException {
    LocalDate day = LocalDate.now(Generator.ZONE).plusDays(number % DAYS);
    int hour = 7 + number / DAYS % 12;
    Request create =
        Request.of("POST", calendar.events())
            .bearer(calendar.token())
            .header("Idempotency-Key", calendar.id() + name)
            .json(NewEvents.body(name, day, hour))
            .build();
    Response created = writer.exchange(create);
    if (created.status() != CREATED) {
      throw new IllegalStateException("create was answered " + created.status() + created.text());
    }
    String id = created.json().required("id").asString();
    boolean withHeader = number % 2 == 0;
    // by turns the event itself, and the window it lies in
    boolean window = number / 2 % 2 == 0;
    String path = window ? window(calendar, day) : calendar.events() + "/" + id;
    Request.Builder read = Request.of("GET", path).bearer(calendar.token());
    if (withHeader) {
      String position = created.consistency();
      if (position == null) {
        throw new IllegalStateException("a write was answered without Koyomi-Consistency");
      }
      read.header("Koyomi-Consistency", position);
    }
    Response seen = reader.exchange(read.build());
    if (seen.status() == 503) {
      refused.incrementAndGet();
    } else if (!seen.isSuccess() || !seen.text().contains(id)) {
      (withHeader ? missedWithHeader : missed).incrementAndGet();
    }
  }

  private static String window(Calendars.Owned calendar, LocalDate day) {
    return "/v1/calendars/"
        + calendar.id()
        + "/occurrences?limit=1000&from="
        + day.atStartOfDay(Generator.ZONE).toInstant()
        + "&to="
        + day.plusDays(1).atStartOfDay(Generator.ZONE).toInstant();
  }
}
