package koyomi.schemas.samples;

import java.util.List;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.interval.Span;
import koyomi.domain.invitation.EventClaim;
import koyomi.domain.resource.Reservation;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;
import koyomi.domain.resource.ResourceFact;
import koyomi.schemas.message.ReplyTo;
import koyomi.schemas.message.ResourceCommandMessage;

/** Random claims of resources and what becomes of them; the same seed, the same values. */
public final class ResourceSamples extends EventSamples {
  /** Draws from a seed. */
  public ResourceSamples(long seed) {
    super(seed);
  }

  /** A command that claims. */
  public ResourceCommandMessage claims() {
    return new ResourceCommandMessage(
        new ResourceContext(
            text(), text(), text(), yes(), null, new Precondition.None(), instant()),
        new ResourceCommand.Claim(some(this::claim)),
        ReplyTo.NOBODY);
  }

  /** A fact about a reservation. */
  public ResourceFact fact() {
    return new ResourceFact(
        text(),
        text(),
        text(),
        instant(),
        null,
        new ResourceFact.Body.ReservationChanged(
            oneOf(ResourceFact.Change.class), maybe(this::reservation), reservation()));
  }

  private Reservation reservation() {
    return new Reservation(
        text(),
        text(),
        maybe(this::text),
        text(),
        span(),
        maybe(this::zone),
        maybe(this::text),
        oneOf(Reservation.Status.class),
        some(() -> new Reservation.Slot(span(), oneOf(Reservation.Status.class), yes(), second())),
        some(this::span),
        big(),
        new Reservation.LogPosition(number(), big()),
        big(),
        instant(),
        instant(),
        maybe(this::claim),
        big());
  }

  private EventClaim claim() {
    return new EventClaim(
        original(),
        big(),
        text(),
        number(),
        text(),
        zone(),
        yes(),
        time(),
        time(),
        List.of(text()),
        some(() -> new EventClaim.Moved(local(), time(), time())));
  }

  private Span span() {
    long start = second();
    return new Span(start, start + random.nextInt(100_000));
  }

  private long second() {
    return instant().getEpochSecond();
  }
}
