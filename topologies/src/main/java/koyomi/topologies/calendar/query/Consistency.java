package koyomi.topologies.calendar.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position of a command in {@code calendar.commands}: whoever has applied it sees its effects.
 *
 * @param partition partition of the command, from 0
 * @param offset offset of the command, from 0
 */
public record Consistency(int partition, long offset) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

  /** Returns the opaque, URL-safe text that clients carry. */
  public String encode() {
    byte[] text = (partition + ":" + offset).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if the text is no such token
   */
  public static Consistency parse(String token) {
    Matcher text =
        TEXT.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
    if (!text.matches()) {
      throw new IllegalArgumentException("not a consistency token");
    }
    return new Consistency(Integer.parseInt(text.group(1)), Long.parseLong(text.group(2)));
  }
}
