package koyomi.domain.resource.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.event.Violation;
import koyomi.domain.resource.Resource;
import koyomi.domain.resource.ResourceContext;
import koyomi.domain.resource.ResourceDraft;
import koyomi.domain.resource.ResourceDrafts;
import koyomi.domain.resource.ResourceFact.Body;
import koyomi.domain.resource.ResourceFact.Change;
import koyomi.domain.resource.ResourceState;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of resources themselves; for administrators. */
final class ResourceDecisions {
  private final ResourceState state;
  private final ResourceContext context;

  ResourceDecisions(ResourceState state, ResourceContext context) {
    this.state = state;
    this.context = context;
  }

  /** Returns the resource, which must be there. */
  static Resource existing(ResourceState state, ResourceContext context) {
    Resource resource = state.resource();
    if (resource == null || resource.deletedAt() != null) {
      throw Refused.of(Kind.NOT_FOUND, "There is no resource " + context.resourceId());
    }
    return resource;
  }

  Body create(ResourceDraft draft) {
    requireAdmin();
    valid(ResourceDrafts.violations(draft, true));
    if (state.resource() != null) {
      throw Refused.of(Kind.CONFLICT, "There is a resource of this id already");
    }
    return new Body.ResourceChanged(
        null, ResourceDrafts.create(context.resourceId(), draft, context.now()));
  }

  Body patch(ResourceDraft patch) {
    Resource before = existing(state, context);
    requireAdmin();
    precondition(context.precondition(), before.version());
    valid(ResourceDrafts.violations(patch, false));
    return new Body.ResourceChanged(before, ResourceDrafts.patch(before, patch, context.now()));
  }

  /** The reservations to come are cancelled first, so that nobody waits at a closed door. */
  List<Body> delete() {
    Resource before = existing(state, context);
    requireAdmin();
    precondition(context.precondition(), before.version());
    Instant now = context.now();
    List<Body> facts = new ArrayList<>();
    state
        .holdingAfter(now.getEpochSecond())
        .forEach(held ->
            facts.add(
                new Body.ReservationChanged(
                    Change.CANCELLED, held, ReservationDecisions.cancelled(held, now))));
    facts.add(
        new Body.ResourceChanged(
            before,
            new Resource(
                before.id(),
                before.name(),
                before.type(),
                before.location(),
                before.capacity(),
                before.features(),
                before.isAvailable(),
                before.metadata(),
                before.version() + 1,
                before.createdAt(),
                now,
                now)));
    return facts;
  }

  static void precondition(Precondition precondition, @Nullable Long version) {
    boolean holds =
        switch (precondition) {
          case Precondition.None _ -> true;
          case Precondition.MustBeNew _ -> version == null;
          case Precondition.MustExist _ -> version != null;
          case Precondition.Tags tags ->
              version != null && tags.tags().contains(Long.toString(version));
        };
    if (!holds) {
      throw Refused.of(
          Kind.PRECONDITION_FAILED, "The condition does not match the present version " + version);
    }
  }

  private void requireAdmin() {
    if (!context.admin()) {
      throw Refused.of(Kind.FORBIDDEN, "This takes the role admin");
    }
  }

  private static void valid(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw Refused.invalid(violations);
    }
  }
}
