package koyomi.domain.conflict;

import java.time.Instant;
import koyomi.domain.interval.Span;

/** What became of the conflicts of a person, as others hear of it. */
public sealed interface ConflictChange {
  /** Whose time. */
  String participantId();

  /** When it was found. */
  Instant recordedAt();

  /** Two occurrences overlap: newly, or at other times than they did. */
  record Detected(Conflict conflict, Instant recordedAt) implements ConflictChange {
    @Override
    public String participantId() {
      return conflict.participantId();
    }
  }

  /** Two occurrences don't overlap any more; the conflict is as it last was. */
  record Resolved(Conflict conflict, Instant recordedAt) implements ConflictChange {
    @Override
    public String participantId() {
      return conflict.participantId();
    }
  }

  /**
   * One change caused more than is told one by one: of the conflicts whose overlap begins in a time
   * all is to be read anew.
   *
   * @param time the days that the change touched
   */
  record Unlisted(String participantId, Span time, Instant recordedAt) implements ConflictChange {}
}
