package koyomi.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Which part of an event a command concerns. */
public sealed interface Target {
  /** The whole event or series. */
  record Whole() implements Target {}

  /**
   * One occurrence, or one and all later ones.
   *
   * @param scope {@link Scope#THIS} or {@link Scope#FOLLOWING}
   * @param occurrence the original start, as the client named it
   */
  record Part(Scope scope, Occurrence occurrence) implements Target {}

  /** How a client names an occurrence by its original start. */
  sealed interface Occurrence {
    /** By instant. */
    record At(Instant instant) implements Occurrence {}

    /** By local time in the series' zone. */
    record Local(LocalDateTime local) implements Occurrence {}

    /** By day. */
    record Day(LocalDate date) implements Occurrence {}
  }
}
