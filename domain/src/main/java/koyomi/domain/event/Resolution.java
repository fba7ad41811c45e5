package koyomi.domain.event;

import java.util.List;

/** What became of a draft when it was held against what is stored. */
public sealed interface Resolution {
  /** The whole content that follows from it. */
  record Valid(EventContent content) implements Resolution {}

  /** What is wrong with it; at least one. */
  record Invalid(List<Violation> violations) implements Resolution {
    /** Copies the violations. */
    public Invalid {
      violations = List.copyOf(violations);
    }
  }
}
