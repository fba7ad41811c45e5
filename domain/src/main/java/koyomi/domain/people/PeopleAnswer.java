package koyomi.domain.people;

import koyomi.domain.calendar.Rejection;

/** What a client is told of a command. */
public sealed interface PeopleAnswer {
  /** The profile as it is now. */
  record OfProfile(Profile profile) implements PeopleAnswer {}

  /** The command was refused. */
  record OfRefusal(Rejection rejection) implements PeopleAnswer {}
}
