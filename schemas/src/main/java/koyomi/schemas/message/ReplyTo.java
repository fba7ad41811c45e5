package koyomi.schemas.message;

/**
 * The instance that waits for an answer.
 *
 * @param instanceId the instance; key of the reply
 * @param partition the partition of {@code calendar.replies} that it reads
 */
public record ReplyTo(String instanceId, int partition) {
  /** Nobody waits for an answer. */
  public static final ReplyTo NOBODY = new ReplyTo("", 0);
}
