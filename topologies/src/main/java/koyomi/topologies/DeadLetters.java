package koyomi.topologies;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** How a record that was set aside is told in the log. */
final class DeadLetters {
  private static final int KEY_SHOWN = 64;

  private DeadLetters() {}

  /** Returns topic, partition, offset and key, without anything that could break a log line. */
  static String describe(ErrorHandlerContext context) {
    return context.topic()
        + "-"
        + context.partition()
        + "@"
        + context.offset()
        + " key "
        + key(context.sourceRawKey())
        + " in "
        + context.processorNodeId();
  }

  private static String key(byte[] raw) {
    if (raw == null) {
      return "(none)";
    }
    String text = new String(raw, 0, Math.min(raw.length, KEY_SHOWN), StandardCharsets.UTF_8);
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f)
        ? text
        : "base64:" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
