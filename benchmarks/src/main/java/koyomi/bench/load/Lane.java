package koyomi.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;

/** One connection of the driver, with at most one request on its way. */
final class Lane {
  private final SocketChannel channel;
  private final SelectionKey key;
  private final ResponseReader reader = new ResponseReader();
  private ByteBuffer unsent = ByteBuffer.allocate(0);
  private boolean busy;
  private boolean sampled;
  private long number;
  private long intended;

  private Lane(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  static Lane open(InetSocketAddress address, Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
    Lane lane = new Lane(channel, key);
    key.attach(lane);
    return lane;
  }

  /** Sends a request. */
  void send(Request request, long itsNumber, long itsIntendedTime, boolean sample)
      throws IOException {
    busy = true;
    number = itsNumber;
    intended = itsIntendedTime;
    sampled = sample;
    reader.expect(sample);
    unsent = ByteBuffer.wrap(request.bytes());
    flush();
  }

  /** Goes on with what the socket is ready for; tells whether an answer is complete. */
  boolean proceed(ByteBuffer buffer) throws IOException {
    if (key.isWritable()) {
      flush();
    }
    if (!key.isReadable()) {
      return false;
    }
    int count;
    do {
      buffer.clear();
      count = channel.read(buffer);
      if (count < 0) {
        throw new EOFException("the server closed the connection");
      }
      buffer.flip();
      if (busy && reader.read(buffer)) {
        busy = false;
        return true;
      }
      // a full buffer means that there is more: cheaper to read again than to select again
    } while (count == buffer.capacity());
    return false;
  }

  boolean isBusy() {
    return busy;
  }

  boolean isSampled() {
    return sampled;
  }

  long number() {
    return number;
  }

  long intended() {
    return intended;
  }

  ResponseReader reader() {
    return reader;
  }

  void close() throws IOException {
    key.cancel();
    channel.close();
  }

  private void flush() throws IOException {
    channel.write(unsent);
    int wanted =
        unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }
}
