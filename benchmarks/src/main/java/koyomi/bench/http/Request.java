package koyomi.bench.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request as it goes over the wire. */
public final class Request {
  private final byte[] bytes;

  private Request(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the wire form; not a copy: don't write to it. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Begins a request.
   *
   * @param method of HTTP
   * @param path with its query, ready escaped
   */
  public static Builder of(String method, String path) {
    return new Builder(method, path);
  }

  /** Collects headers and the body. */
  public static final class Builder {
    private static final int TYPICAL = 512;
    private final StringBuilder head = new StringBuilder(TYPICAL);
    private @Nullable String body;

    private Builder(String method, String path) {
      head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
    }

    /** Adds a header, of ASCII only. */
    public Builder header(String name, String value) {
      head.append(name).append(": ").append(value).append("\r\n");
      return this;
    }

    /** Adds the caller's token. */
    public Builder bearer(String token) {
      return header("Authorization", "Bearer " + token);
    }

    /** Sets a JSON body. */
    public Builder json(String json) {
      body = json;
      return header("Content-Type", "application/json");
    }

    /** Sets a body of JSON merge-patch (RFC 7396). */
    public Builder mergePatch(String json) {
      body = json;
      return header("Content-Type", "application/merge-patch+json");
    }

    /** Sets a body of iCalendar (RFC 5545). */
    public Builder iCalendar(String file) {
      body = file;
      return header("Content-Type", "text/calendar; charset=utf-8");
    }

    /** Returns the wire form. */
    public Request build() {
      byte[] payload = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
      if (body != null) {
        header("Content-Length", Integer.toString(payload.length));
      }
      byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
      byte[] all = new byte[start.length + payload.length];
      System.arraycopy(start, 0, all, 0, start.length);
      System.arraycopy(payload, 0, all, start.length, payload.length);
      return new Request(all);
    }
  }
}
