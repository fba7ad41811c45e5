package koyomi.bench.load;

import koyomi.bench.http.Request;
import koyomi.bench.http.ResponseReader;
import org.jspecify.annotations.Nullable;

/** What is asked, and what is a right answer. Called by the driver's one thread. */
public interface Traffic {
  /**
   * Returns a request.
   *
   * @param number counts from 0, warm-up included
   */
  Request request(long number);

  /**
   * Hears that a request goes out, before it does.
   *
   * @param number of the request
   * @param intended the moment its latency counts from, by {@link System#nanoTime}; in an open loop
   *     when it was due, however late it is
   * @param measured whether it is counted, and not part of the warm-up
   */
  default void sends(long number, long intended, boolean measured) {}

  /**
   * Checks an answer.
   *
   * @param number of its request
   * @param answer its head; its body too if {@code sampled}
   * @param sampled whether the body is there
   * @return what is wrong with it, in few different words; null if nothing is
   */
  @Nullable String fault(long number, ResponseReader answer, boolean sampled);
}
