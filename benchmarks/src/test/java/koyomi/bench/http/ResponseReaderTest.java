package koyomi.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {
  private final ResponseReader reader = new ResponseReader();

  @Test
  void shouldKeepBodyWhenLengthIsGiven() {
    reader.expect(true);

    assertThat(feed("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nKoyomi-Consistency: 1:7\r\n\r\nhello"))
        .isTrue();
    assertThat(reader.status()).isEqualTo(200);
    assertThat(reader.header("koyomi-consistency")).isEqualTo("1:7");
    assertThat(reader.header("Location")).isNull();
    assertThat(new String(reader.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
  }

  @Test
  void shouldJoinChunksWhenBytesComeOneByOne() {
    String answer =
        "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA;x=1\r\n, world 12"
            + "\r\n0\r\nTrailer: y\r\n\r\n";
    reader.expect(true);

    boolean complete = false;
    for (int i = 0; i < answer.length(); i++) {
      assertThat(complete).isFalse();
      complete = feed(answer.substring(i, i + 1));
    }
    assertThat(complete).isTrue();
    assertThat(new String(reader.body(), StandardCharsets.UTF_8)).isEqualTo("hello, world 12");
  }

  @Test
  void shouldCountBodyWithoutKeepingItWhenNotWanted() {
    reader.expect(false);

    assertThat(feed("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")).isTrue();
    assertThat(reader.bodyLength()).isEqualTo(3);
    assertThat(reader.body()).isEmpty();
  }

  @Test
  void shouldReadNextAnswerWhenConnectionIsKept() {
    reader.expect(true);
    feed("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
    assertThat(reader.isLast()).isTrue();
    reader.expect(true);

    assertThat(feed("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n")).isTrue();
    assertThat(reader.status()).isEqualTo(304);
    assertThat(reader.isLast()).isFalse();
    assertThat(reader.body()).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsNoHttp() {
    reader.expect(false);

    assertThatThrownBy(() -> feed("SSH-2.0-OpenSSH_9\r\n\r\n"))
        .isInstanceOf(MalformedResponseException.class);
  }

  private boolean feed(String text) {
    return reader.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
