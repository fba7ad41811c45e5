package koyomi.bench.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import koyomi.bench.Benchmark;
import koyomi.bench.Goal;
import koyomi.bench.Options;
import koyomi.bench.Report;
import koyomi.bench.stack.Stack;
import koyomi.bench.stack.StackProcess;
import koyomi.bench.stack.StackProcesses;

/** What all processes of the stack use while nobody asks. */
public final class Idle implements Benchmark {
  private static final int SECONDS = 60;
  private static final int SETTLE = 10;
  private static final double MIB = 1024.0 * 1024;
  private static final double NANOS = 1e9;

  /** Instantiated by name. */
  public Idle() {}

  @Override
  public void run(Options options, Report report) throws IOException, InterruptedException {
    Map<String, StackProcess> processes = StackProcesses.of(Stack.running(options));
    // what other requests have left behind is not what idling costs
    TimeUnit.SECONDS.sleep(options.number("settle", SETTLE));
    Map<String, Duration> before = new HashMap<>();
    processes.forEach((name, process) -> before.put(name, process.cpu()));
    long begin = System.nanoTime();
    report.progress("watching " + String.join(", ", processes.keySet()));
    TimeUnit.SECONDS.sleep(options.number("seconds", SECONDS));
    double elapsed = (System.nanoTime() - begin) / NANOS;
    double cpu = 0;
    double resident = 0;
    double proportional = 0;
    for (Map.Entry<String, StackProcess> entry : processes.entrySet()) {
      StackProcess process = entry.getValue();
      Duration used = process.cpu().minus(before.getOrDefault(entry.getKey(), Duration.ZERO));
      double share = 100 * used.toNanos() / NANOS / elapsed;
      cpu += share;
      resident += process.resident() / MIB;
      proportional += process.proportional() / MIB;
      report.figure(entry.getKey() + ": CPU", share, "% of a core");
      report.figure(entry.getKey() + ": resident", process.resident() / MIB, "MiB");
    }
    report.figure("all processes: CPU", cpu, "% of a core", Goal.atMost(20));
    report.figure("all processes: resident", resident, "MiB", Goal.atMost(1_536));
    report.figure("all processes: resident, shared pages once", proportional, "MiB");
  }
}
