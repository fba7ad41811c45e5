package koyomi.domain.icalendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text. RFC 5545 §3.1.4 asks for UTF-8; files of the world also come with a byte order
 * mark, in UTF-16, or in the code page of the machine that wrote them.
 */
final class FileText {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final Charset fallback;

  /**
   * Prepares to decode lines.
   *
   * @param hint what the sender said the charset is; for lines that aren't UTF-8
   */
  FileText(@Nullable Charset hint) {
    this.fallback = hint == null || hint.equals(StandardCharsets.UTF_8) ? WINDOWS_1252 : hint;
  }

  /** Returns the stream without byte order mark; UTF-16 and the like become UTF-8. */
  static InputStream open(InputStream in, @Nullable Charset hint) throws IOException {
    PushbackInputStream start = new PushbackInputStream(in, 4);
    byte[] head = start.readNBytes(4);
    Charset wide = head.length < 4 ? null : wide(head[0] & 0xff, head[1] & 0xff, head[2] & 0xff);
    boolean marked = head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb;
    if (marked) {
      start.unread(head, 3, head.length - 3);
      return start;
    }
    start.unread(head);
    if (wide == null && hint != null && !isAsciiBased(hint)) {
      wide = hint;
    }
    return wide == null ? start : new Utf8Stream(new InputStreamReader(start, wide));
  }

  private static @Nullable Charset wide(int first, int second, int third) {
    if ((first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe)) {
      return StandardCharsets.UTF_16;
    }
    if (first == 0 && second != 0) {
      return StandardCharsets.UTF_16BE;
    }
    return first != 0 && second == 0 && third != 0 ? StandardCharsets.UTF_16LE : null;
  }

  private static boolean isAsciiBased(Charset charset) {
    String name = charset.name().toUpperCase(Locale.ROOT);
    return !name.startsWith("UTF-16")
        && !name.startsWith("UTF-32")
        && !name.startsWith("ISO-2022")
        && !name.contains("EBCDIC")
        && charset.canEncode();
  }

  /** Returns the text of a line, or null if it isn't UTF-8. */
  @Nullable String utf8(byte[] bytes, int length) {
    boolean ascii = true;
    for (int i = 0; i < length && ascii; i++) {
      ascii = bytes[i] > 0;
    }
    if (ascii) {
      return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
    try {
      return utf8.decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    } catch (CharacterCodingException _) {
      return null; // not UTF-8: the caller asks for the fallback and says so
    }
  }

  /** Returns the text of a line that isn't UTF-8. */
  String fallback(byte[] bytes, int length) {
    return new String(bytes, 0, length, fallback);
  }

  /** Name of the charset of lines that aren't UTF-8. */
  String fallbackName() {
    return fallback.name();
  }

  /** Encodes what a reader gives as UTF-8. */
  private static final class Utf8Stream extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[8192];
    private byte[] bytes = new byte[0];
    private int at;

    Utf8Stream(Reader reader) {
      this.reader = reader;
    }

    @Override
    public int read() throws IOException {
      return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, into, offset, count);
      at += count;
      return count;
    }

    private boolean fill() throws IOException {
      if (at < bytes.length) {
        return true;
      }
      int count = reader.read(chars, 0, chars.length - 1);
      if (count <= 0) {
        return false;
      }
      if (Character.isHighSurrogate(chars[count - 1])) {
        int low = reader.read();
        if (low >= 0) {
          chars[count++] = (char) low;
        }
      }
      String text = new String(chars, 0, count);
      bytes =
          (text.startsWith("\ufeff") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
      at = 0;
      return at < bytes.length || fill();
    }
  }
}
