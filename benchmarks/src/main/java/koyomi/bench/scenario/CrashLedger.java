package koyomi.bench.scenario;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What was sent in a crash test, by idempotency key, which is the title too. */
final class CrashLedger {
  private final Map<String, Write> sent = new ConcurrentHashMap<>();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final AtomicLong cutOff = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /**
   * A write.
   *
   * @param calendar number of its calendar
   * @param body of its event
   */
  record Write(int calendar, String body) {}

  void sending(String key, Write write) {
    sent.put(key, write);
  }

  void acknowledged(String key, String eventId) {
    acknowledged.put(key, eventId);
  }

  void cutOff(String key) {
    if (sent.containsKey(key)) {
      cutOff.incrementAndGet();
    }
  }

  void refused() {
    refused.incrementAndGet();
  }

  Map<String, Write> sent() {
    return sent;
  }

  /** Event id by key. */
  Map<String, String> acknowledged() {
    return acknowledged;
  }

  /** Writes that may have happened or not. */
  Map<String, Write> unknown() {
    Map<String, Write> unknown = new ConcurrentHashMap<>(sent);
    unknown.keySet().removeAll(acknowledged.keySet());
    return unknown;
  }

  long cutOff() {
    return cutOff.get();
  }

  long refusals() {
    return refused.get();
  }
}
