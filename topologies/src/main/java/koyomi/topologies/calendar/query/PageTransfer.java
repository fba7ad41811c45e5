package koyomi.topologies.calendar.query;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Pages of occurrences on their way between instances, with the places by which they merge. */
public final class PageTransfer {
  private static final int FORMAT = 1;

  private PageTransfer() {}

  /** Returns a page as bytes. */
  public static byte[] write(OccurrencePage page) {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(page.itemsJson().length + page.count() * 96 + 64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      String token = page.nextPageToken();
      out.writeUTF(token == null ? "" : token);
      out.writeInt(page.count());
      for (int item = 0; item < page.count(); item++) {
        Position position = page.position(item);
        out.writeLong(position.start());
        out.writeUTF(position.eventId());
        out.writeLong(position.original());
        out.writeUTF(position.calendarId());
        out.writeInt(page.end(item));
      }
      out.writeInt(page.itemsJson().length);
      out.write(page.itemsJson());
    } catch (IOException e) {
      throw new UncheckedIOException("memory doesn't fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the stream breaks off or holds something else
   */
  public static OccurrencePage read(InputStream bytes) throws IOException {
    DataInputStream in = new DataInputStream(bytes);
    if (in.readUnsignedByte() != FORMAT) {
      throw new IOException("not a page of occurrences");
    }
    String token = in.readUTF();
    @Nullable String next = token.isEmpty() ? null : token;
    int count = in.readInt();
    int[] ends = new int[count];
    Positions positions = new Positions(count);
    for (int item = 0; item < count; item++) {
      long start = in.readLong();
      String eventId = in.readUTF();
      positions.set(item, start, eventId, in.readLong(), in.readUTF());
      ends[item] = in.readInt();
    }
    byte[] json = in.readNBytes(in.readInt());
    return new OccurrencePage(json, ends, positions, next);
  }
}
