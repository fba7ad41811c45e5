package koyomi.domain.people;

/** A wish concerning one person; the person's single writer decides it. */
public sealed interface PeopleCommand {
  /** The person came: profile and home calendar are made where they aren't there yet. */
  record Meet() implements PeopleCommand {}

  /** Merges a patch into the profile, which is made first where it isn't there yet. */
  record PatchProfile(ProfileDraft patch) implements PeopleCommand {}
}
