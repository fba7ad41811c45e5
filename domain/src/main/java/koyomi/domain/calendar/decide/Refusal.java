package koyomi.domain.calendar.decide;

import java.util.List;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.event.Violation;

/** Ends a decision early; never leaves this package. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  Refusal(Rejection rejection) {
    super(rejection.detail(), null, false, false);
    this.rejection = rejection;
  }

  static Refusal of(Rejection.Kind kind, String detail) {
    return new Refusal(Rejection.of(kind, detail));
  }

  static Refusal invalid(String pointer, String detail) {
    return new Refusal(Rejection.invalid(List.of(new Violation(pointer, detail))));
  }

  Rejection rejection() {
    return rejection;
  }
}
