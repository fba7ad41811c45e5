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

/**
 * Writes rules as a compiled time-zone file (TZif version 2, RFC 9636): the transitions that are
 * listed, and a footer for what recurs after them. Abbreviations are left out.
 */
public final class TzifWriter {
  private TzifWriter() {}

  private record LocalType(int offset, boolean daylight) {}

  /**
   * Returns the file's bytes.
   *
   * @throws ZoneDataException if what recurs can't be said in a footer
   */
  public static byte[] write(ZoneRules rules) {
    return write(rules, rules.getTransitions(), PosixRule.of(rules).text());
  }

  /**
   * Returns a file of some transitions and a footer.
   *
   * @param rules tell the first offset, and which transitions lead into summer time
   * @param footer POSIX text of what follows the last transition
   */
  static byte[] write(ZoneRules rules, List<ZoneOffsetTransition> transitions, String footer) {
    List<LocalType> types = new ArrayList<>();
    types.add(new LocalType(rules.getOffset(Instant.MIN).getTotalSeconds(), false));
    byte[] typeAt = new byte[transitions.size()];
    for (int i = 0; i < typeAt.length; i++) {
      ZoneOffsetTransition it = transitions.get(i);
      LocalType type =
          new LocalType(
              it.getOffsetAfter().getTotalSeconds(), rules.isDaylightSavings(it.getInstant()));
      if (!types.contains(type)) {
        types.add(type);
      }
      typeAt[i] = (byte) types.indexOf(type);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      // readers of version 1 see a zone without transitions
      header(out, 0, 1);
      type(out, types.getFirst());
      out.writeByte(0);
      header(out, typeAt.length, types.size());
      for (ZoneOffsetTransition it : transitions) {
        out.writeLong(it.toEpochSecond());
      }
      out.write(typeAt);
      for (LocalType type : types) {
        type(out, type);
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

  private static void type(DataOutputStream out, LocalType type) throws IOException {
    out.writeInt(type.offset);
    out.writeBoolean(type.daylight);
    out.writeByte(0);
  }
}
