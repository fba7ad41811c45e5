package koyomi.bench.http;

/** A server answered what is not HTTP/1.1. */
public final class MalformedResponseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedResponseException(String message) {
    super(message);
  }
}
