package koyomi.domain.resource.decide;

import java.util.List;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.event.Violation;
import koyomi.domain.resource.ResourceAnswer;

/** Ends a decision early; never leaves this package. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ResourceAnswer.OfRefusal refusal;

  private Refused(ResourceAnswer.OfRefusal refusal) {
    super(refusal.rejection().detail(), null, false, false);
    this.refusal = refusal;
  }

  static Refused of(Rejection.Kind kind, String detail) {
    return of(kind, detail, List.of());
  }

  static Refused of(Rejection.Kind kind, String detail, List<ResourceAnswer.Conflict> conflicts) {
    return new Refused(new ResourceAnswer.OfRefusal(Rejection.of(kind, detail), conflicts));
  }

  static Refused invalid(List<Violation> violations) {
    return new Refused(new ResourceAnswer.OfRefusal(Rejection.invalid(violations), List.of()));
  }

  static Refused invalid(String pointer, String detail) {
    return invalid(List.of(new Violation(pointer, detail)));
  }

  ResourceAnswer.OfRefusal refusal() {
    return refusal;
  }
}
