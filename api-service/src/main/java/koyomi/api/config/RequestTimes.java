package koyomi.api.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Times requests by method, route and status. Of writes it is the time until the command is sent;
 * {@code koyomi.commands} times the rest.
 */
final class RequestTimes implements HandlerInterceptor {
  private static final String BEGAN = RequestTimes.class.getName();

  private final MeterRegistry meters;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  RequestTimes(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute(BEGAN, System.nanoTime());
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (route != null && request.getAttribute(BEGAN) instanceof Long began) {
      int status =
          request.isAsyncStarted() ? HttpServletResponse.SC_ACCEPTED : response.getStatus();
      timers
          .computeIfAbsent(new Series(request.getMethod(), route.toString(), status), this::timer)
          .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
  }

  private Timer timer(Series series) {
    return Timer.builder("koyomi.http.requests")
        .description("requests by route; 202 stands for sent commands")
        .tag("method", series.method)
        .tag("route", series.route)
        .tag("status", Integer.toString(series.status))
        .register(meters);
  }

  private record Series(String method, String route, int status) {}
}
