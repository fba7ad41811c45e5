package koyomi.domain.zone;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** Writes TZif files (RFC 9636) with the transitions of rules up to an instant. */
final class TzifFiles {
  private TzifFiles() {}

  static byte[] of(ZoneRules rules, Instant until, String footer) {
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(Instant.MIN);
    while (next != null && next.getInstant().isBefore(until)) {
      transitions.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    List<Integer> offsets = new ArrayList<>();
    offsets.add(rules.getOffset(Instant.MIN).getTotalSeconds());
    transitions.forEach(it -> {
      int offset = it.getOffsetAfter().getTotalSeconds();
      if (!offsets.contains(offset)) {
        offsets.add(offset);
      }
    });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      header(out, 0, 1);
      out.writeInt(0);
      out.writeShort(0);
      out.writeByte(0);
      header(out, transitions.size(), offsets.size());
      for (ZoneOffsetTransition it : transitions) {
        out.writeLong(it.toEpochSecond());
      }
      for (ZoneOffsetTransition it : transitions) {
        out.writeByte(offsets.indexOf(it.getOffsetAfter().getTotalSeconds()));
      }
      for (int offset : offsets) {
        out.writeInt(offset);
        out.writeShort(0);
      }
      out.writeByte(0);
      out.write(("\n" + footer + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void header(DataOutputStream out, int times, int types) throws IOException {
    out.writeBytes("TZif2");
    out.write(new byte[15]);
    for (int count : new int[] {0, 0, 0, times, types, 1}) {
      out.writeInt(count);
    }
  }
}
