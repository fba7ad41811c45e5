package koyomi.domain.icalendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Unfolds a stream into content lines (RFC 5545 §3.1). Lines end with CRLF or LF, and with a lone
 * CR where the first line does; empty lines don't count. Bytes are joined before they are decoded,
 * since folding may cut a character.
 */
final class LineReader {
  /**
   * An unfolded line.
   *
   * @param text without control characters; what was read of it where it is too long
   * @param number of its first physical line, from 1
   * @param tooLong whether it is longer than {@link Limits#LINE_BYTES}
   */
  record Line(String text, int number, boolean tooLong) {}

  private final InputStream in;
  private final FileText charsets;
  private final Notes notes;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private byte[] line = new byte[512];
  private int length;
  private boolean tooLong;
  private int number = 1;
  private @Nullable Boolean endsWithCr;

  LineReader(InputStream in, @Nullable Charset hint, Notes notes) throws IOException {
    this.in = FileText.open(in, hint);
    this.charsets = new FileText(hint);
    this.notes = notes;
  }

  /** Returns the next line that isn't empty, or null at the end. */
  @Nullable Line next() throws IOException {
    length = 0;
    tooLong = false;
    skipLineEnds();
    int first = number;
    if (peek() < 0) {
      return null;
    }
    do {
      readPhysical();
      skipLineEnds();
    } while (takeFold());
    return new Line(decode(first), first, tooLong);
  }

  private void readPhysical() throws IOException {
    for (int c = peek(); c >= 0 && !isLineEnd(c); c = peek()) {
      at++;
      if (length == Limits.LINE_BYTES) {
        tooLong = true;
      } else if (!TextValue.isControl(c)) {
        if (length == line.length) {
          line = Arrays.copyOf(line, length * 2);
        }
        line[length++] = (byte) c;
      }
    }
  }

  private void skipLineEnds() throws IOException {
    for (int c = peek(); c >= 0 && isLineEnd(c); c = peek()) {
      at++;
      if (c == '\r' && peek() == '\n') {
        at++;
      }
      number++;
    }
  }

  private boolean takeFold() throws IOException {
    int c = peek();
    if (c != ' ' && c != '\t') {
      return false;
    }
    at++;
    return true;
  }

  /** A CR amid a line of a file whose lines end otherwise is dirt, and goes with the controls. */
  private boolean isLineEnd(int c) throws IOException {
    if (c == '\n') {
      endsWithCr = endsWithCr == null ? Boolean.FALSE : endsWithCr;
      return true;
    }
    if (c != '\r') {
      return false;
    }
    int next = peekSecond();
    if (endsWithCr == null) {
      endsWithCr = next != '\n' && next != '\r';
    }
    return endsWithCr || next == '\n';
  }

  private String decode(int first) {
    String text = charsets.utf8(line, length);
    if (text == null) {
      notes.add(first, "not UTF-8, read as " + charsets.fallbackName());
      text = charsets.fallback(line, length);
    }
    return text;
  }

  private int peek() throws IOException {
    return at < end || fill(0) ? buffer[at] & 0xff : -1;
  }

  private int peekSecond() throws IOException {
    return at + 1 < end || fill(1) ? buffer[at + 1] & 0xff : -1;
  }

  private boolean fill(int beyond) throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    while (end <= beyond) {
      int count = in.read(buffer, end, buffer.length - end);
      if (count < 0) {
        return false;
      }
      end += count;
    }
    return true;
  }
}
