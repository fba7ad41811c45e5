package koyomi.bench.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One keep-alive connection, one request at a time; opened again where the server closes it in good
 * order. Not safe for use by several threads.
 */
public final class BlockingConnection implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final HttpTarget target;
  private final Duration patience;
  private final byte[] buffer = new byte[BUFFER];
  private final ResponseReader reader = new ResponseReader();
  private Socket socket;

  private BlockingConnection(HttpTarget target, Duration patience, Socket socket) {
    this.target = target;
    this.patience = patience;
    this.socket = socket;
  }

  /**
   * Connects.
   *
   * @param patience how long to wait for the connection, and for each part of an answer
   * @throws IOException if nobody listens
   */
  public static BlockingConnection open(HttpTarget target, Duration patience) throws IOException {
    return new BlockingConnection(target, patience, connect(target, patience));
  }

  private static Socket connect(HttpTarget target, Duration patience) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) patience.toMillis());
      socket.connect(target.address(), (int) patience.toMillis());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return socket;
  }

  /**
   * Sends a request and reads its answer.
   *
   * @throws IOException if the connection broke or the answer took too long: what became of the
   *     request is not known, and the connection is of no more use
   */
  public Response exchange(Request request) throws IOException {
    if (socket.isClosed()) {
      socket = connect(target, patience);
    }
    socket.getOutputStream().write(request.bytes());
    reader.expect(true);
    InputStream in = socket.getInputStream();
    boolean complete = false;
    while (!complete) {
      int count = in.read(buffer);
      if (count < 0) {
        throw new EOFException("the server closed the connection");
      }
      complete = reader.read(ByteBuffer.wrap(buffer, 0, count));
    }
    if (reader.isLast()) {
      socket.close();
    }
    return Response.of(reader);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
