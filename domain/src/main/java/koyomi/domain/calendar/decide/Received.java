package koyomi.domain.calendar.decide;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Rejection.Kind;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.Attendee;
import koyomi.domain.event.Event;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventOverride;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of an event that is here already: CANCEL, REPLY, or one occurrence of a series
 * sent by itself (RFC 5546 §2.1.5, §3.2). Each method returns the event as it is then, or null
 * where the file is older than what is here or says nothing new.
 */
final class Received {
  private static final String SEQUENCE = "SEQUENCE:";

  private final Event present;
  private final SeriesEdit series;
  private final Instant now;

  Received(Event present, ZoneId calendarZone, Instant now) {
    this.present = present;
    this.series = new SeriesEdit(present, calendarZone);
    this.now = now;
  }

  /**
   * Tells whether a revision is older than one that is here: by SEQUENCE, then by DTSTAMP.
   *
   * @param kept lines that hold the DTSTAMP of what is here, if a file gave one
   */
  static boolean isOlder(ImportedEvent imported, int sequence, List<String> kept) {
    if (imported.sequence() != sequence) {
      return imported.sequence() < sequence;
    }
    String here = stamp(kept);
    String there = stamp(imported.content().iCalendar());
    return !here.isEmpty() && !there.isEmpty() && there.compareTo(here) < 0;
  }

  /** Tells whether a revision is newer than one that is here, as {@link #isOlder} compares. */
  static boolean isNewer(ImportedEvent imported, int sequence, List<String> kept) {
    if (imported.sequence() != sequence) {
      return imported.sequence() > sequence;
    }
    String here = stamp(kept);
    String there = stamp(imported.content().iCalendar());
    return !here.isEmpty() && !there.isEmpty() && there.compareTo(here) > 0;
  }

  private static String stamp(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("DTSTAMP"))
        .map(line -> line.substring(line.lastIndexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** Cancels the event, one occurrence, or one and all later ones. */
  @Nullable Event cancelled(ImportedEvent imported) {
    if (!(imported.target() instanceof Target.Part part)) {
      return isOlder(imported, present.sequence(), present.content().iCalendar())
          ? null
          : cancelledAll(imported);
    }
    LocalDateTime occurrence = series.find(part.occurrence());
    if (isOlder(imported, sequence(occurrence), kept(occurrence))) {
      return null;
    }
    if (part.scope() == Scope.FOLLOWING) {
      Revision rest = series.before(occurrence);
      return rest == null ? cancelledAll(imported) : changed(imported, rest);
    }
    return changed(
        imported,
        series.override(
            occurrence,
            base ->
                new Resolution.Valid(
                    numbered(base.withStatus(EventStatus.CANCELLED), imported.sequence()))));
  }

  private @Nullable Event cancelledAll(ImportedEvent imported) {
    return changed(
        imported,
        everywhere(content ->
            content.status() == EventStatus.CANCELLED
                ? content
                : content.withStatus(EventStatus.CANCELLED)));
  }

  /**
   * Takes the answers of attendees.
   *
   * @throws Refusal if nobody of them is invited
   */
  @Nullable Event answered(ImportedEvent imported) {
    if (imported.target() instanceof Target.Part part) {
      if (part.scope() == Scope.FOLLOWING) {
        throw Refusal.of(Kind.INVALID, "a reply to an occurrence and all later ones is not taken");
      }
      LocalDateTime occurrence = series.find(part.occurrence());
      if (imported.sequence() < sequence(occurrence)) {
        return null;
      }
      return changed(
          imported,
          series.override(
              occurrence,
              base -> new Resolution.Valid(answered(invited(base, imported), imported))));
    }
    if (imported.sequence() < present.sequence()) {
      return null;
    }
    invited(present.content(), imported);
    return changed(imported, everywhere(content -> answered(content, imported)));
  }

  /** Takes one occurrence as the file has it. */
  @Nullable Event with(ImportedEvent imported, LocalDateTime occurrence) {
    if (isOlder(imported, sequence(occurrence), kept(occurrence))) {
      return null;
    }
    List<String> lines =
        imported.content().iCalendar().stream()
            .filter(line -> !line.startsWith("RECURRENCE-ID"))
            .toList();
    EventContent answered =
        new KeptAnswers(isNewer(imported, sequence(occurrence), kept(occurrence)))
            .in(imported.content(), series.contentOf(occurrence));
    EventContent content = numbered(answered.withICalendar(lines), imported.sequence());
    return changed(imported, series.override(occurrence, _ -> new Resolution.Valid(content)));
  }

  /** Returns the occurrence that a file names, or null where the series has none such. */
  @Nullable LocalDateTime occurrence(Target.Occurrence named) {
    try {
      return present.content().isRecurring() ? series.find(named) : null;
    } catch (Refusal e) {
      if (e.rejection().kind() == Kind.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  private Revision everywhere(UnaryOperator<EventContent> change) {
    return new Revision(
        change.apply(present.content()),
        present.overrides().stream()
            .map(each -> new EventOverride(each.occurrence(), change.apply(each.content())))
            .toList(),
        List.of());
  }

  private @Nullable Event changed(ImportedEvent imported, Revision revision) {
    if (revision.content().equals(present.content())
        && revision.overrides().equals(present.overrides())) {
      return null;
    }
    // An occurrence has a SEQUENCE of its own; that of a cancelled event is its organizer's.
    boolean whole =
        imported.target() instanceof Target.Whole
            && imported.method() == ImportedEvent.Method.CANCEL;
    return present.revised(
        whole ? Math.max(imported.sequence(), present.sequence()) : present.sequence(),
        now,
        revision.content(),
        revision.overrides());
  }

  private @Nullable EventContent override(LocalDateTime occurrence) {
    return present.overrides().stream()
        .filter(each -> each.occurrence().equals(occurrence))
        .map(EventOverride::content)
        .findFirst()
        .orElse(null);
  }

  private List<String> kept(LocalDateTime occurrence) {
    EventContent override = override(occurrence);
    return override == null ? List.of() : override.iCalendar();
  }

  /** SEQUENCE of an occurrence: its own, where a file gave it one, else that of the series. */
  private int sequence(LocalDateTime occurrence) {
    for (String line : kept(occurrence)) {
      if (line.startsWith(SEQUENCE) && line.length() < SEQUENCE.length() + 10) {
        String number = line.substring(SEQUENCE.length()).strip();
        if (!number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
          return Integer.parseInt(number);
        }
      }
    }
    return present.sequence();
  }

  /** Writes SEQUENCE where overrides keep theirs: among the lines, before sub-components. */
  private static EventContent numbered(EventContent content, int sequence) {
    List<String> lines = new ArrayList<>(content.iCalendar());
    lines.removeIf(line -> line.startsWith(SEQUENCE));
    if (sequence > 0) {
      int at = 0;
      while (at < lines.size() && !lines.get(at).startsWith("BEGIN:")) {
        at++;
      }
      lines.add(at, SEQUENCE + sequence);
    }
    return content.withICalendar(lines);
  }

  private static EventContent invited(EventContent content, ImportedEvent imported) {
    for (Attendee who : imported.content().attendees()) {
      if (content.attendees().stream().anyMatch(each -> isSame(each, who))) {
        return content;
      }
    }
    throw Refusal.of(
        Kind.INVALID, imported.content().attendees().getFirst().identity() + " is not invited");
  }

  private static EventContent answered(EventContent content, ImportedEvent imported) {
    List<Attendee> attendees = new ArrayList<>();
    for (Attendee each : content.attendees()) {
      Attendee after = each;
      for (Attendee who : imported.content().attendees()) {
        if (isSame(each, who)) {
          String words = who.comment() == null ? each.comment() : who.comment();
          after = each.withResponse(who.responseStatus(), words);
        }
      }
      attendees.add(after);
    }
    return attendees.equals(content.attendees()) ? content : content.withAttendees(attendees);
  }

  private static boolean isSame(Attendee one, Attendee other) {
    String mail = one.email();
    String otherMail = other.email();
    return (mail != null && otherMail != null)
        ? mail.toLowerCase(Locale.ROOT).equals(otherMail.toLowerCase(Locale.ROOT))
        : one.identity().equals(other.identity());
  }
}
