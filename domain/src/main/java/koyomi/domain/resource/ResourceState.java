package koyomi.domain.resource;

import java.util.List;
import koyomi.domain.interval.Span;
import org.jspecify.annotations.Nullable;

/** What a decision can see: one resource and its reservations, as of the last fact. */
public interface ResourceState {
  /** Returns the resource, deleted or not, or null where there never was one. */
  @Nullable Resource resource();

  /** Returns a reservation of the resource, or null where there never was one. */
  @Nullable Reservation reservation(String reservationId);

  /** Returns the confirmed times that overlap a span, in order. */
  List<ResourceAnswer.Conflict> taken(Span span);

  /** Returns the reservations that hold times which end after an epoch second. */
  List<Reservation> holdingAfter(long epochSecond);
}
