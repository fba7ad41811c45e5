package koyomi.devstack.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import koyomi.devstack.stack.RunInfo;
import koyomi.schemas.registry.CachingRegistry;
import koyomi.schemas.registry.RegistrySettings;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** {@code verify [bookings]}: checks of what is stored, independent of those who stored it. */
final class VerifyCommand {
  /** What is on its way between two logs arrives in the meantime; what is wrong stays. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final int TRIES = 5;

  private VerifyCommand() {}

  /**
   * Checks everything that there is a check of, or what is named.
   *
   * @throws IllegalStateException if there is a difference
   */
  static void run(String[] line, PrintStream out) {
    var arguments = Arguments.parse(line, Map.of("--data", true));
    if (arguments.count() > 0) {
      var what = arguments.word(0, "WHAT");
      arguments.expectNoMore(1);
      if (!what.equals("bookings")) {
        throw new IllegalArgumentException("there is no check of '" + what + "', only of bookings");
      }
    }
    var info = RunInfo.of(arguments.data());
    var client = Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, info.kafka());
    var registry = new CachingRegistry(RegistrySettings.of(info.registry()));
    var check = new BookingsCheck(client, registry);
    var differences = check.differences();
    for (var again = 0; again < TRIES && !differences.isEmpty(); again++) {
      LockSupport.parkNanos(PAUSE.toNanos());
      check = new BookingsCheck(client, registry);
      differences = check.differences();
    }
    differences.forEach(out::println);
    out.println(check.summary());
    if (!differences.isEmpty()) {
      throw new IllegalStateException(differences.size() + " differences");
    }
  }
}
