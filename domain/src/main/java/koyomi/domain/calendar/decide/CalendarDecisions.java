package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarDraft;
import koyomi.domain.calendar.CalendarDrafts;
import koyomi.domain.calendar.CalendarFact.Body.CalendarChanged;
import koyomi.domain.calendar.CalendarFact.CalendarChange;
import koyomi.domain.calendar.CalendarState;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.event.Violation;
import org.jspecify.annotations.Nullable;

/** Decisions on the calendar itself and on who may use it. */
final class CalendarDecisions {
  private static final int MAX_ACL = 10_000;
  private static final Pattern USER_ID = Pattern.compile("[^\\p{Cntrl}\\s]{1,200}");

  private final CalendarState state;
  private final CommandContext context;
  private final FactLog log;

  CalendarDecisions(CalendarState state, CommandContext context, FactLog log) {
    this.state = state;
    this.context = context;
    this.log = log;
  }

  Answer create(CalendarDraft draft) {
    if (state.calendar() != null) {
      throw Refusal.of(Kind.CONFLICT, "Calendar " + context.calendarId() + " exists already");
    }
    requireValid(CalendarDrafts.violations(draft, true));
    Calendar created =
        CalendarDrafts.create(
            context.calendarId(), context.actor(), draft, state.basis(), context.now());
    return changed(CalendarChange.CREATED, null, created);
  }

  Answer patch(CalendarDraft patch) {
    Calendar calendar = guarded(Role.OWNER);
    requireValid(CalendarDrafts.violations(patch, false));
    Calendar patched = CalendarDrafts.patch(calendar, patch);
    return patched.equals(calendar)
        ? new Answer.OfCalendar(calendar, false)
        : changed(CalendarChange.UPDATED, calendar, patched);
  }

  Answer delete() {
    Calendar calendar = guarded(Role.OWNER);
    if (state.isDefault()) {
      throw Refusal.of(
          Kind.CONFLICT,
          "Invitations to "
              + calendar.ownerId()
              + " go to this calendar: make another one the default first");
    }
    changed(CalendarChange.DELETED, calendar, with(calendar, calendar.acl(), context.now()));
    return new Answer.Deleted();
  }

  Answer restore() {
    Calendar calendar = state.calendar();
    if (calendar == null || calendar.isBeingPurged()) {
      throw Refusal.of(Kind.NOT_FOUND, "There is no calendar " + context.calendarId());
    }
    Guards.requireRole(calendar, context, Role.OWNER);
    Instant deletedAt = calendar.deletedAt();
    if (deletedAt == null) {
      return new Answer.OfCalendar(calendar, false);
    }
    if (calendar.isOver(context.now())) {
      throw Refusal.of(
          Kind.NOT_FOUND, "The calendar was deleted at " + deletedAt + ", over 30 days ago");
    }
    return changed(CalendarChange.RESTORED, calendar, with(calendar, calendar.acl(), null));
  }

  Answer share(String userId, Role role) {
    Calendar calendar = guarded(Role.OWNER);
    if (!USER_ID.matcher(userId).matches()) {
      throw Refusal.invalid("", "'" + userId + "' can't be a user id");
    }
    TreeMap<String, Role> acl = new TreeMap<>(calendar.acl());
    if (acl.put(userId, role) == role) {
      return new Answer.OfCalendar(calendar, false);
    }
    if (acl.size() > MAX_ACL) {
      throw Refusal.invalid("", "A calendar is shared with at most " + MAX_ACL + " users");
    }
    requireOwner(calendar, acl);
    return changed(CalendarChange.SHARED, calendar, with(calendar, acl, calendar.deletedAt()));
  }

  /** An owner takes anybody's role away; anybody gives up their own. */
  Answer unshare(String userId) {
    Calendar calendar = guarded(userId.equals(context.actor()) ? Role.FREEBUSY : Role.OWNER);
    TreeMap<String, Role> acl = new TreeMap<>(calendar.acl());
    if (acl.remove(userId) == null) {
      throw Refusal.of(Kind.NOT_FOUND, "The calendar is not shared with " + userId);
    }
    requireOwner(calendar, acl);
    changed(CalendarChange.UNSHARED, calendar, with(calendar, acl, calendar.deletedAt()));
    return new Answer.Deleted();
  }

  /** Whose calendar it is stays its owner until he gives that up himself, as in Google Calendar. */
  private void requireOwner(Calendar calendar, Map<String, Role> acl) {
    String maker = calendar.ownerId();
    if (calendar.acl().get(maker) == Role.OWNER
        && acl.get(maker) != Role.OWNER
        && !context.actor().equals(maker)) {
      throw Refusal.of(
          Kind.FORBIDDEN, "It is the calendar of " + maker + ", whose role nobody else can change");
    }
    if (state.isDefault() && acl.get(calendar.ownerId()) != Role.OWNER) {
      throw Refusal.of(
          Kind.CONFLICT, "It is the default calendar of " + calendar.ownerId() + ", who owns it");
    }
    if (!acl.containsValue(Role.OWNER)) {
      throw Refusal.of(Kind.CONFLICT, "A calendar needs an owner: make somebody else one first");
    }
  }

  private Calendar guarded(Role needed) {
    Calendar calendar = Guards.calendar(state, context, needed);
    Guards.precondition(context.precondition(), calendar.version());
    return calendar;
  }

  private static void requireValid(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new Refusal(Rejection.invalid(violations));
    }
  }

  private Answer changed(CalendarChange kind, @Nullable Calendar before, Calendar after) {
    Calendar stamped =
        new Calendar(
            after.id(),
            after.ownerId(),
            after.name(),
            after.description(),
            after.color(),
            after.timeZone(),
            after.isPublic(),
            after.settings(),
            after.acl(),
            before == null ? 1 : before.version() + 1,
            log.next(),
            after.horizon(),
            after.createdAt(),
            context.now(),
            after.deletedAt());
    log.add(new CalendarChanged(kind, before, stamped));
    return new Answer.OfCalendar(stamped, kind == CalendarChange.CREATED);
  }

  private static Calendar with(
      Calendar calendar, SortedMap<String, Role> acl, @Nullable Instant deletedAt) {
    return new Calendar(
        calendar.id(),
        calendar.ownerId(),
        calendar.name(),
        calendar.description(),
        calendar.color(),
        calendar.timeZone(),
        calendar.isPublic(),
        calendar.settings(),
        acl,
        calendar.version(),
        calendar.sequence(),
        calendar.horizon(),
        calendar.createdAt(),
        calendar.updatedAt(),
        deletedAt);
  }
}
