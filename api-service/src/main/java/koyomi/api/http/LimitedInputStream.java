package koyomi.api.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with a problem (413) once more bytes come than may. */
final class LimitedInputStream extends FilterInputStream {
  private final int limit;
  private long count;

  LimitedInputStream(InputStream in, int limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    return b < 0 ? b : counted(1, b);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = super.read(bytes, offset, length);
    return n < 0 ? n : counted(n, n);
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    counted(skipped, 0);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int counted(long more, int result) {
    count += more;
    if (count > limit) {
      throw Bodies.tooLarge(limit);
    }
    return result;
  }
}
