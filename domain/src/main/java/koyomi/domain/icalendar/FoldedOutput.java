package koyomi.domain.icalendar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes content lines folded at 75 octets, never within a character (RFC 5545 §3.1). */
final class FoldedOutput {
  private static final int WIDTH = 75;
  private static final byte[] FOLD = {'\r', '\n', ' '};
  private static final byte[] END = {'\r', '\n'};

  private final OutputStream out;

  FoldedOutput(OutputStream out) {
    this.out = out;
  }

  void line(String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    int from = 0;
    int room = WIDTH;
    while (bytes.length - from > room) {
      int to = from + room;
      while ((bytes[to] & 0xc0) == 0x80) {
        to--;
      }
      out.write(bytes, from, to - from);
      out.write(FOLD);
      from = to;
      room = WIDTH - 1;
    }
    out.write(bytes, from, bytes.length - from);
    out.write(END);
  }
}
