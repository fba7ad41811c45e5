package koyomi.bench.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer after the other from the bytes of a connection. A body that nobody wants is
 * counted, not copied.
 */
public final class ResponseReader {
  private static final int MAX_HEAD = 32 * 1024;
  private static final int CR_LF_CR_LF = 0x0d0a0d0a;
  private static final int STATUS_AT = 9;
  private static final int HEX = 16;

  private enum State {
    HEAD,
    FIXED,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER,
    DONE
  }

  private final byte[] head = new byte[MAX_HEAD];
  private int headLength;
  private int lastFour;
  private State state = State.HEAD;
  private int status;
  private long remaining;
  private long bodyLength;
  private int lineLength;
  private boolean inExtension;
  private boolean keepsBody;
  private byte[] body = new byte[0];
  private int kept;

  /**
   * Begins with the next answer.
   *
   * @param keepBody whether {@link #body()} will be asked for
   */
  public void expect(boolean keepBody) {
    keepsBody = keepBody;
    headLength = 0;
    lastFour = 0;
    bodyLength = 0;
    remaining = 0;
    kept = 0;
    status = 0;
    state = State.HEAD;
  }

  /**
   * Takes what has arrived.
   *
   * @return whether the answer is complete
   * @throws MalformedResponseException if this is no HTTP/1.1
   */
  public boolean read(ByteBuffer bytes) {
    while (bytes.hasRemaining() && state != State.DONE) {
      switch (state) {
        case HEAD -> readHead(bytes);
        case FIXED, CHUNK -> readBody(bytes);
        case CHUNK_SIZE -> readChunkSize(bytes.get());
        case CHUNK_END -> readChunkEnd(bytes.get());
        case TRAILER -> readTrailer(bytes.get());
        case DONE -> throw new IllegalStateException("the answer was complete");
      }
    }
    return state == State.DONE;
  }

  /** Returns the status code. */
  public int status() {
    return status;
  }

  /** Returns how many bytes the body had. */
  public long bodyLength() {
    return bodyLength;
  }

  /** Returns a copy of the body, if it was to be kept; otherwise nothing. */
  public byte[] body() {
    return Arrays.copyOf(body, kept);
  }

  /** Returns a header's value, or null if there is none. */
  public @Nullable String header(String name) {
    int at = lineAfterStatus();
    while (at < headLength) {
      int end = lineEnd(at);
      if (isNamed(at, end, name)) {
        int from = at + name.length() + 1;
        return new String(head, from, end - from, StandardCharsets.ISO_8859_1).strip();
      }
      at = end + 2;
    }
    return null;
  }

  /** Tells whether the server closes the connection after this answer. */
  public boolean isLast() {
    return "close".equalsIgnoreCase(header("Connection"));
  }

  private void readHead(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (headLength == MAX_HEAD) {
        throw new MalformedResponseException("a head of more than " + MAX_HEAD + " bytes");
      }
      head[headLength++] = next;
      lastFour = (lastFour << Byte.SIZE) | (next & 0xff);
      if (lastFour == CR_LF_CR_LF) {
        headDone();
        return;
      }
    }
  }

  private void headDone() {
    status = 0;
    for (int i = STATUS_AT; i < STATUS_AT + 3; i++) {
      int digit = head[i] - '0';
      if (digit < 0 || digit > 9) {
        throw new MalformedResponseException(
            "no status in " + new String(head, 0, headLength, StandardCharsets.ISO_8859_1));
      }
      status = status * 10 + digit;
    }
    String length = header("Content-Length");
    if (length != null) {
      remaining = Long.parseLong(length);
      state = remaining == 0 ? State.DONE : State.FIXED;
    } else if (header("Transfer-Encoding") != null) {
      state = State.CHUNK_SIZE;
    } else if (status == 204 || status == 304) {
      state = State.DONE;
    } else {
      throw new MalformedResponseException("an answer of status " + status + " without a length");
    }
  }

  private void readBody(ByteBuffer bytes) {
    int taken = (int) Math.min(remaining, bytes.remaining());
    if (keepsBody) {
      if (kept + taken > body.length) {
        body = Arrays.copyOf(body, Math.max(kept + taken, body.length * 2));
      }
      bytes.get(body, kept, taken);
      kept += taken;
    } else {
      bytes.position(bytes.position() + taken);
    }
    remaining -= taken;
    bodyLength += taken;
    if (remaining == 0) {
      state = state == State.FIXED ? State.DONE : State.CHUNK_END;
    }
  }

  private void readChunkSize(byte next) {
    int digit = inExtension ? -1 : Character.digit(next, HEX);
    if (digit >= 0) {
      remaining = remaining * HEX + digit;
    } else if (next == '\n') {
      lineLength = 0;
      inExtension = false;
      state = remaining == 0 ? State.TRAILER : State.CHUNK;
    } else if (next == ';') {
      inExtension = true;
    } else if (next != '\r' && !inExtension) {
      throw new MalformedResponseException("no chunk size");
    }
  }

  private void readChunkEnd(byte next) {
    if (next == '\n') {
      state = State.CHUNK_SIZE;
    }
  }

  private void readTrailer(byte next) {
    if (next == '\n') {
      if (lineLength == 0) {
        state = State.DONE;
      }
      lineLength = 0;
    } else if (next != '\r') {
      lineLength++;
    }
  }

  private int lineAfterStatus() {
    return headLength == 0 ? 0 : lineEnd(0) + 2;
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < headLength && head[at] != '\r') {
      at++;
    }
    return at;
  }

  private boolean isNamed(int from, int end, String name) {
    int length = name.length();
    if (end - from <= length || head[from + length] != ':') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Character.toLowerCase(name.charAt(i)) != Character.toLowerCase((char) head[from + i])) {
        return false;
      }
    }
    return true;
  }
}
