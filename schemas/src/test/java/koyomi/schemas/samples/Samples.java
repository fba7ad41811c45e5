package koyomi.schemas.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarDraft;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.calendar.CalendarFact.Body;
import koyomi.domain.calendar.CalendarFact.CalendarChange;
import koyomi.domain.calendar.CalendarFact.Rejected;
import koyomi.domain.calendar.CalendarField;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.CommandContext.Idempotency;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.calendar.ImportedEvent;
import koyomi.domain.calendar.Rejection;
import koyomi.domain.calendar.Scope;
import koyomi.domain.calendar.StoredEvent;
import koyomi.domain.calendar.Target;
import koyomi.domain.event.ResponseStatus;
import koyomi.domain.event.Violation;
import koyomi.domain.people.Introduction;
import koyomi.domain.people.PeopleAnswer;
import koyomi.domain.people.PeopleCommand;
import koyomi.domain.people.PeopleContext;
import koyomi.domain.people.ProfileDraft;
import koyomi.domain.people.ProfileField;
import koyomi.domain.zone.ZoneFile;
import koyomi.domain.zone.ZoneShift;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.MembershipChange;
import koyomi.schemas.message.PeopleCommandMessage;
import koyomi.schemas.message.PeopleReplyMessage;
import koyomi.schemas.message.ReplyMessage;
import koyomi.schemas.message.ReplyTo;
import koyomi.schemas.store.AnnouncementRow;
import koyomi.schemas.store.ChangeRow;
import koyomi.schemas.store.HistoryRow;
import koyomi.schemas.store.KeptAnswer;

/** Random values of all that travels or is stored; every alternative comes up. */
public final class Samples extends PersonSamples {
  /** Samples of a seed. */
  public Samples(long seed) {
    super(seed);
  }

  /** A calendar. */
  public Calendar calendar() {
    TreeMap<String, Role> acl = new TreeMap<>();
    some(this::text).forEach(user -> acl.put(user, oneOf(Role.class)));
    return new Calendar(
        text(),
        text(),
        text(),
        maybe(this::text),
        maybe(this::text),
        zone(),
        yes(),
        "{}",
        acl,
        big(),
        big(),
        horizon(),
        instant(),
        instant(),
        maybe(this::instant));
  }

  private Horizon horizon() {
    return new Horizon(
        ZoneId.of(zone()),
        YearMonth.from(date()),
        YearMonth.from(date()),
        big(),
        random.nextBoolean(),
        maybe(() ->
            new Horizon.Move(
                oneOf(Horizon.Stage.class),
                YearMonth.from(date()),
                YearMonth.from(date()),
                text(),
                big(),
                maybe(this::text))));
  }

  /** A command. */
  public CommandMessage commandMessage() {
    return new CommandMessage(
        new CommandContext(
            text(),
            text(),
            text(),
            maybe(this::idempotency),
            precondition(),
            instant(),
            some(this::conflict),
            big()),
        command(),
        new ReplyTo(text(), number()));
  }

  /** A fact. */
  public CalendarFact fact() {
    return new CalendarFact(
        text(), big(), text(), text(), instant(), maybe(this::idempotency), body());
  }

  /** A reply. */
  public ReplyMessage reply() {
    return new ReplyMessage(text(), text(), number(), answer());
  }

  /** A change of a role. */
  public MembershipChange membershipChange() {
    return new MembershipChange(text(), text(), maybe(() -> oneOf(Role.class)), big());
  }

  /** A change of what occurrences are laid out by. */
  public BasisRevision basisRevision() {
    TreeMap<String, ZoneFile> zones = new TreeMap<>();
    some(this::text).forEach(name -> zones.put(name, new ZoneFile(text(), text().getBytes(UTF_8))));
    return new BasisRevision(big(), instant(), text(), number(), number(), zones);
  }

  /** A command concerning a person. */
  public PeopleCommandMessage peopleCommand() {
    PeopleContext context =
        new PeopleContext(
            text(),
            text(),
            new Introduction(
                maybe(this::text), maybe(this::text), maybe(this::text), maybe(this::text)),
            precondition(),
            instant());
    PeopleCommand command =
        yes()
            ? new PeopleCommand.Meet()
            : new PeopleCommand.PatchProfile(
                new ProfileDraft(
                    fields(ProfileField.class),
                    maybe(this::text),
                    maybe(this::text),
                    maybe(this::text),
                    maybe(this::text),
                    maybe(this::text),
                    maybe(this::workingHours),
                    maybe(() -> Map.of("floor", text())),
                    maybe(this::text),
                    maybe(this::yes),
                    maybe(this::yes)));
    return new PeopleCommandMessage(context, command, new ReplyTo(text(), number()));
  }

  /** An answer concerning a person. */
  public PeopleReplyMessage peopleReply() {
    return new PeopleReplyMessage(
        text(),
        text(),
        number(),
        yes() ? new PeopleAnswer.OfProfile(profile()) : new PeopleAnswer.OfRefusal(rejection()));
  }

  /** A row of the store of events. */
  public StoredEvent storedEvent() {
    return yes()
        ? new StoredEvent.Live(event(), big(), big())
        : new StoredEvent.Tombstone(text(), big(), big(), big(), maybe(this::original));
  }

  /** A row of the store of changes. */
  public ChangeRow changeRow() {
    return new ChangeRow(text(), big(), yes());
  }

  /** A row of the store of announcements. */
  public AnnouncementRow announcementRow() {
    return new AnnouncementRow(text(), text(), instant(), text());
  }

  /** A row of the store of history. */
  public HistoryRow historyRow() {
    return new HistoryRow(instant(), text(), text(), maybe(this::event));
  }

  /** A row of the store of idempotency keys. */
  public KeptAnswer keptAnswer() {
    return new KeptAnswer(text(), instant(), answer());
  }

  /** An answer. */
  public Answer answer() {
    return switch (random.nextInt(5)) {
      case 0 -> new Answer.OfCalendar(calendar(), yes());
      case 1 -> new Answer.OfEvent(event(), yes(), some(this::local));
      case 2 -> new Answer.Deleted();
      case 3 -> new Answer.OfImport(number(), number(), number(), some(this::rejected));
      default -> new Answer.OfRejection(rejection());
    };
  }

  private Body body() {
    return switch (random.nextInt(8)) {
      case 0 ->
          new Body.CalendarChanged(oneOf(CalendarChange.class), maybe(this::calendar), calendar());
      case 1 -> new Body.EventCreated(event());
      case 2 -> new Body.EventUpdated(event(), event());
      case 3 -> new Body.EventDeleted(event(), big());
      case 4 -> new Body.ImportCompleted(number(), number(), number(), some(this::rejected));
      case 5 ->
          new Body.OccurrencesShifted(text(), text(), big(), big(), some(this::zoneShift), yes());
      case 6 -> new Body.CalendarPurged(maybe(this::text));
      default -> new Body.CommandRejected(rejection());
    };
  }

  private ZoneShift zoneShift() {
    return new ZoneShift(local(), maybe(this::instant), maybe(this::instant));
  }

  private CalendarCommand command() {
    return switch (random.nextInt(14)) {
      case 0 -> new CalendarCommand.CreateCalendar(calendarDraft());
      case 1 -> new CalendarCommand.PatchCalendar(calendarDraft());
      case 2 -> new CalendarCommand.DeleteCalendar();
      case 3 -> new CalendarCommand.RestoreCalendar();
      case 4 -> new CalendarCommand.Share(text(), oneOf(Role.class));
      case 5 -> new CalendarCommand.Unshare(text());
      case 6 -> new CalendarCommand.CreateEvent(text(), eventDraft());
      case 7 -> new CalendarCommand.PutEvent(text(), eventDraft(), target());
      case 8 -> new CalendarCommand.PatchEvent(text(), eventDraft(), target());
      case 9 -> new CalendarCommand.DeleteEvent(text(), target());
      case 10 ->
          new CalendarCommand.RespondToEvent(
              text(),
              oneOf(ResponseStatus.class),
              maybe(this::text),
              target(),
              maybe(this::proposal),
              maybe(this::attendee));
      case 11 -> new CalendarCommand.RestoreEvent(text(), big());
      case 12 -> new CalendarCommand.DeclineProposal(text(), text(), target());
      default -> new CalendarCommand.ImportEvents(some(this::importedEvent));
    };
  }

  private CalendarDraft calendarDraft() {
    return new CalendarDraft(
        fields(CalendarField.class),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        maybe(this::yes),
        maybe(this::text));
  }

  private ImportedEvent importedEvent() {
    return new ImportedEvent(
        text(),
        text(),
        number(),
        number(),
        content(),
        some(this::override),
        oneOf(ImportedEvent.Method.class),
        target());
  }

  private Target target() {
    return switch (random.nextInt(4)) {
      case 0 -> new Target.Whole();
      case 1 -> new Target.Part(scope(), new Target.Occurrence.At(instant()));
      case 2 -> new Target.Part(scope(), new Target.Occurrence.Local(local()));
      default -> new Target.Part(scope(), new Target.Occurrence.Day(date()));
    };
  }

  private Scope scope() {
    return oneOf(List.of(Scope.THIS, Scope.FOLLOWING));
  }

  private Precondition precondition() {
    return switch (random.nextInt(4)) {
      case 0 -> new Precondition.None();
      case 1 -> new Precondition.MustBeNew();
      case 2 -> new Precondition.MustExist();
      default -> new Precondition.Tags(some(this::text));
    };
  }

  private Idempotency idempotency() {
    return new Idempotency(text(), text(), text());
  }

  private Rejection rejection() {
    return new Rejection(
        oneOf(Rejection.Kind.class), text(), some(() -> new Violation(text(), text())));
  }

  private Rejected rejected() {
    return new Rejected(maybe(this::text), number(), text());
  }
}
