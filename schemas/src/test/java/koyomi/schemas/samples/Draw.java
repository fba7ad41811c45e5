package koyomi.schemas.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** Draws simple values from a seed: the same seed, the same values. */
class Draw {
  private static final List<String> WORDS =
      List.of(
          "",
          "a",
          "Planning",
          "会議 3F",
          "ü\u0000\"\\",
          "🗓️ 𝔘𝔫𝔦",
          "line\r\nbreak",
          "x".repeat(300));
  private static final List<String> ZONES =
      List.of("Asia/Tokyo", "America/New_York", "Z", "+09:00", "UTC", "Europe/Berlin");

  final RandomGenerator random;

  Draw(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  String text() {
    return oneOf(WORDS) + random.nextInt(1000);
  }

  String zone() {
    return oneOf(ZONES);
  }

  int number() {
    return random.nextInt(-5, 100_000);
  }

  long big() {
    return random.nextBoolean() ? random.nextLong() : random.nextLong(100);
  }

  boolean yes() {
    return random.nextBoolean();
  }

  Instant instant() {
    return Instant.ofEpochSecond(
        random.nextLong(-70_000_000_000L, 70_000_000_000L), random.nextInt(1_000_000) * 1_000L);
  }

  LocalDateTime local() {
    return LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
  }

  LocalDate date() {
    return LocalDate.ofEpochDay(random.nextInt(-100_000, 100_000));
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  <E extends Enum<E>> E oneOf(Class<E> type) {
    return oneOf(List.of(type.getEnumConstants()));
  }

  <T> @Nullable T maybe(Supplier<T> value) {
    return yes() ? value.get() : null;
  }

  <T> List<T> some(Supplier<T> value) {
    List<T> values = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      values.add(value.get());
    }
    return values;
  }
}
