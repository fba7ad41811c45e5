package koyomi.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import koyomi.domain.calendar.CalendarFact;
import koyomi.domain.conflict.ConflictChange;
import koyomi.domain.invitation.InvitationMail;
import koyomi.domain.invitation.SchedulingMessage;
import koyomi.domain.people.Profile;
import koyomi.domain.resource.ResourceFact;
import koyomi.schemas.mapping.BasisTypes;
import koyomi.schemas.mapping.CalendarTypes;
import koyomi.schemas.mapping.CommandTypes;
import koyomi.schemas.mapping.ConflictTypes;
import koyomi.schemas.mapping.FactTypes;
import koyomi.schemas.mapping.MailTypes;
import koyomi.schemas.mapping.OutcomeTypes;
import koyomi.schemas.mapping.PeopleTypes;
import koyomi.schemas.mapping.ResourceFactTypes;
import koyomi.schemas.mapping.ResourceMessageTypes;
import koyomi.schemas.mapping.SchedulingTypes;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.MembershipChange;
import koyomi.schemas.message.PeopleCommandMessage;
import koyomi.schemas.message.PeopleReplyMessage;
import koyomi.schemas.message.ReplyMessage;
import koyomi.schemas.message.ResourceCommandMessage;
import koyomi.schemas.message.ResourceReplyMessage;
import koyomi.schemas.registry.SchemaRegistry;
import org.apache.kafka.common.serialization.Serdes;

/** The catalogue of topics: the only place where one is named. */
public final class Topics {
  private static final String CALENDAR_TOPOLOGY = "calendar topology";
  private static final String SCHEDULING_TOPOLOGY = "scheduling topology";
  private static final String DEAD_LETTER = "to calendar.dead-letter, with the reason in headers";

  /** Wishes to change a calendar or its events. */
  public static final Topic<String, CommandMessage> CALENDAR_COMMANDS =
      new Topic<>(
          "calendar.commands",
          Topic.Key.text("calendar id"),
          CommandTypes.COMMAND,
          KeySpread.BY_CALENDAR,
          Duration.ofDays(7),
          "Wishes to change a calendar or its events, decided in order by one writer a calendar.",
          List.of("api-service"),
          List.of(CALENDAR_TOPOLOGY),
          DEAD_LETTER);

  /** What happened: rebuilds every store. */
  public static final Topic<String, CalendarFact> CALENDAR_EVENTS =
      new Topic<>(
          "calendar.events",
          Topic.Key.text("calendar id"),
          FactTypes.FACT,
          KeySpread.BY_CALENDAR,
          null,
          "What happened to calendars and events, with before and after; rebuilds every store.",
          List.of(CALENDAR_TOPOLOGY),
          List.of("replay", "every later topology", "analysts"),
          "the reader's own: a fact is never dropped");

  /** Answers for the instances that wait. */
  public static final Topic<String, ReplyMessage> CALENDAR_REPLIES =
      new Topic<>(
          "calendar.replies",
          Topic.Key.text("instance id"),
          OutcomeTypes.REPLY,
          KeySpread.EXPLICIT,
          Duration.ofHours(1),
          "Answers to commands; an instance reads one partition and takes what bears its id.",
          List.of(CALENDAR_TOPOLOGY),
          List.of("api-service"),
          "logged and counted; the client's request times out and is retried with its key");

  /** Roles of users whose partition is another than the calendar's. */
  public static final Topic<String, MembershipChange> CALENDAR_MEMBERSHIPS =
      new Topic<>(
          "calendar.memberships",
          Topic.Key.text("user id"),
          CalendarTypes.MEMBERSHIP_CHANGE,
          KeySpread.BY_USER,
          Duration.ofDays(30),
          "Roles given and taken, on their way to the partition of the user.",
          List.of(CALENDAR_TOPOLOGY),
          List.of(CALENDAR_TOPOLOGY),
          DEAD_LETTER);

  /** Wishes concerning one person. */
  public static final Topic<String, PeopleCommandMessage> PEOPLE_COMMANDS =
      new Topic<>(
          "people.commands",
          Topic.Key.text("user id"),
          PeopleTypes.COMMAND,
          KeySpread.BY_USER,
          Duration.ofDays(7),
          "Wishes concerning one person's profile, decided in order by one writer a person.",
          List.of("api-service"),
          List.of(CALENDAR_TOPOLOGY),
          DEAD_LETTER);

  /** People as they are now. */
  public static final Topic<String, Profile> PEOPLE_PROFILES =
      new Topic<>(
          "people.profiles",
          Topic.Key.text("user id"),
          PeopleTypes.PROFILE,
          KeySpread.BY_USER,
          null,
          true,
          "The profile of each person as it is now.",
          List.of(CALENDAR_TOPOLOGY),
          List.of("every later topology", "analysts"),
          "the reader's own");

  /** Answers concerning people for the instances that wait. */
  public static final Topic<String, PeopleReplyMessage> PEOPLE_REPLIES =
      new Topic<>(
          "people.replies",
          Topic.Key.text("instance id"),
          PeopleTypes.REPLY,
          KeySpread.EXPLICIT,
          Duration.ofHours(1),
          "Answers to commands concerning people; an instance reads one partition and takes what"
              + " bears its id.",
          List.of(CALENDAR_TOPOLOGY),
          List.of("api-service"),
          "logged and counted; the client's request times out and may be sent again");

  /** iTIP messages from the organiser's calendar to the invited, and their answers back. */
  public static final Topic<String, SchedulingMessage> SCHEDULING_MESSAGES =
      new Topic<>(
          "scheduling.messages",
          Topic.Key.text("recipient: user id, or calendar id of the organiser"),
          SchedulingTypes.MESSAGE,
          KeySpread.EXPLICIT,
          Duration.ofDays(30),
          "Invitations, cancellations and answers (iTIP, RFC 5546), on their way to the partition of"
              + " the recipient's shard.",
          List.of(CALENDAR_TOPOLOGY, SCHEDULING_TOPOLOGY),
          List.of(CALENDAR_TOPOLOGY),
          DEAD_LETTER);

  /** Invitations to attendees without an account, to be sent by mail. */
  public static final Topic<String, InvitationMail> INVITATION_MAILS =
      new Topic<>(
          "invitation.mails",
          Topic.Key.text("calendar id of the organiser"),
          MailTypes.MAIL,
          KeySpread.BY_CALENDAR,
          Duration.ofDays(30),
          "Invitations and cancellations for attendees without an account, to be sent by mail (iMIP,"
              + " RFC 6047).",
          List.of(CALENDAR_TOPOLOGY),
          List.of("notifications (to come)"),
          "the reader's own; a mail's id tells a duplicate");

  /** Which occurrences of a person overlap, as that comes and goes. */
  public static final Topic<String, ConflictChange> SCHEDULING_CONFLICTS =
      new Topic<>(
          "scheduling.conflicts",
          Topic.Key.text("participant: user id"),
          ConflictTypes.CHANGE,
          KeySpread.BY_USER,
          Duration.ofDays(400),
          "Conflicts of a person's occurrences, found and resolved; the last record of a conflictId"
              + " says whether there is that one.",
          List.of(CALENDAR_TOPOLOGY),
          List.of("every later topology", "analysts"),
          "the reader's own");

  /** What occurrences are laid out by: rules of time zones, and the months kept. */
  public static final Topic<String, BasisRevision> EXPANSION_BASIS =
      new Topic<>(
          "expansion.basis",
          Topic.Key.text("revision"),
          BasisTypes.REVISION,
          KeySpread.BY_HASH,
          null,
          "Rules of time zones and the months kept expanded, by revision; a global table.",
          List.of("deploy", "zones apply"),
          List.of(CALENDAR_TOPOLOGY, SCHEDULING_TOPOLOGY, "replay", "api-service"),
          "the instance doesn't start: without it nothing could be laid out");

  /** Wishes to change a resource or its reservations. */
  public static final Topic<String, ResourceCommandMessage> RESOURCE_COMMANDS =
      new Topic<>(
          "resource.commands",
          Topic.Key.text("resource id"),
          ResourceMessageTypes.COMMAND,
          KeySpread.BY_USER,
          null,
          "Wishes to change a resource or its reservations, and what events want of it, decided in"
              + " order by one writer a resource; kept, since a reservation names the place of its"
              + " decision here.",
          List.of("api-service", CALENDAR_TOPOLOGY),
          List.of(SCHEDULING_TOPOLOGY),
          DEAD_LETTER);

  /** What happened to resources and reservations. */
  public static final Topic<String, ResourceFact> RESERVATION_EVENTS =
      new Topic<>(
          "reservation.events",
          Topic.Key.text("resource id"),
          ResourceFactTypes.FACT,
          KeySpread.BY_USER,
          null,
          "What happened to resources and their reservations, with before and after; rebuilds their"
              + " store.",
          List.of(SCHEDULING_TOPOLOGY),
          List.of("replay", "verify bookings", "analysts"),
          "the reader's own: a fact is never dropped");

  /** Answers of resources for the instances that wait. */
  public static final Topic<String, ResourceReplyMessage> RESOURCE_REPLIES =
      new Topic<>(
          "resource.replies",
          Topic.Key.text("instance id"),
          ResourceMessageTypes.REPLY,
          KeySpread.EXPLICIT,
          Duration.ofHours(1),
          "Answers to commands to resources; an instance reads one partition and takes what bears"
              + " its id.",
          List.of(SCHEDULING_TOPOLOGY),
          List.of("api-service"),
          "logged and counted; the client's request times out and is retried with its key");

  /** Records that could not be handled. */
  public static final Topic<byte[], byte[]> CALENDAR_DEAD_LETTER =
      new Topic<>(
          "calendar.dead-letter",
          new Topic.Key<>("as it was", Serdes.ByteArray()),
          null,
          KeySpread.BY_HASH,
          Duration.ofDays(30),
          "Records that could not be decoded or handled, as they came, with headers that say why.",
          List.of(CALENDAR_TOPOLOGY, SCHEDULING_TOPOLOGY),
          List.of("operators"),
          "none: it is the last resort");

  private static final List<Topic<?, ?>> ALL =
      List.of(
          CALENDAR_COMMANDS,
          CALENDAR_EVENTS,
          CALENDAR_REPLIES,
          CALENDAR_MEMBERSHIPS,
          PEOPLE_COMMANDS,
          PEOPLE_PROFILES,
          PEOPLE_REPLIES,
          SCHEDULING_MESSAGES,
          INVITATION_MAILS,
          SCHEDULING_CONFLICTS,
          EXPANSION_BASIS,
          RESOURCE_COMMANDS,
          RESERVATION_EVENTS,
          RESOURCE_REPLIES,
          CALENDAR_DEAD_LETTER);

  private Topics() {}

  /** Returns all topics, in the order of the documentation. */
  public static List<Topic<?, ?>> all() {
    return ALL;
  }

  /** Returns the topic of that name, if there is one. */
  public static Optional<Topic<?, ?>> named(String name) {
    return ALL.stream()
        .<Topic<?, ?>>map(topic -> topic)
        .filter(topic -> topic.name().equals(name))
        .findFirst();
  }

  /**
   * Asks the registry for the schemas of all topics, so that nothing that uses it needs it later.
   *
   * @throws koyomi.schemas.registry.SchemaNotFoundException if a schema isn't registered
   * @throws koyomi.schemas.registry.RegistryUnavailableException if the registry gives no answer
   */
  public static void warmUp(SchemaRegistry registry) {
    for (Topic<?, ?> topic : ALL) {
      if (topic.value() != null) {
        topic.valueSerde(registry).warmUp();
      }
    }
  }
}
