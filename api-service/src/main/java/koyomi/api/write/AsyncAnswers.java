package koyomi.api.write;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import koyomi.api.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests when something is known, without a thread that waits for it. */
public final class AsyncAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(AsyncAnswers.class);

  private final Executor executor;

  /**
   * Answers by these threads.
   *
   * @param executor where answers are written to clients, who may be slow
   */
  public AsyncAnswers(Executor executor) {
    this.executor = executor;
  }

  /**
   * Writes what is known to the client.
   *
   * @param <T> its type
   */
  @FunctionalInterface
  public interface Writer<T> {
    /**
     * Writes it.
     *
     * @throws IOException if the client is gone
     */
    void write(T known) throws IOException;
  }

  /** Answers a request when a future completes: by the writer, or with the problem it failed by. */
  public <T> void when(
      CompletableFuture<T> future,
      HttpServletRequest request,
      HttpServletResponse response,
      Writer<T> writer) {
    AsyncContext async = request.startAsync(request, response);
    // whoever completes the future has the deadline; the container's would answer in its own words
    async.setTimeout(0);
    var _ =
        future.whenCompleteAsync(
            (known, failure) -> {
              try {
                finish(request, response, known, failure, writer);
              } finally {
                async.complete();
              }
            },
            executor);
  }

  private static <T> void finish(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable T known,
      @Nullable Throwable failure,
      Writer<T> writer) {
    try {
      if (known != null) {
        writer.write(known);
      } else if (failure != null) {
        Problems.answer(unwrapped(failure), request, response, LOG);
      }
    } catch (IOException | RuntimeException e) {
      fail(e, request, response);
    }
  }

  private static void fail(Exception e, HttpServletRequest request, HttpServletResponse response) {
    try {
      Problems.answer(e, request, response, LOG);
    } catch (IOException gone) {
      LOG.debug("the client is gone", gone);
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
