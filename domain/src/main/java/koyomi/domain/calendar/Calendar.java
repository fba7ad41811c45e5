package koyomi.domain.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import koyomi.domain.access.Role;
import koyomi.domain.zone.Zones;
import org.jspecify.annotations.Nullable;

/**
 * A calendar with its access list.
 *
 * @param id begins with its creator's shard key
 * @param ownerId the creator
 * @param name 1 to 200 characters
 * @param description free text
 * @param color {@code #rrggbb}
 * @param timeZone IANA name; floating and all-day events are read in it
 * @param isPublic whether everybody signed in reads it as a viewer
 * @param settings the client's own, JSON text of an object
 * @param acl user → role, the owners among them
 * @param version counts the changes of the calendar itself, not of its events
 * @param sequence counts all changes, of the calendar and of its events; orders the change log
 * @param horizon the months kept expanded
 * @param createdAt when it was first recorded
 * @param updatedAt when this version was recorded
 * @param deletedAt when it was deleted, if it is
 */
public record Calendar(
    String id,
    String ownerId,
    String name,
    @Nullable String description,
    @Nullable String color,
    String timeZone,
    boolean isPublic,
    String settings,
    SortedMap<String, Role> acl,
    long version,
    long sequence,
    Horizon horizon,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  /** For less than this a deleted calendar can be brought back. */
  public static final Duration RESTORABLE = Duration.ofDays(30);

  /** Copies the access list. */
  public Calendar {
    acl = Collections.unmodifiableSortedMap(new TreeMap<>(acl));
  }

  /** Returns the zone in which floating and all-day events are read. */
  public ZoneId zone() {
    return Zones.of(timeZone);
  }

  /** Tells whether it is deleted, though it may still be restored. */
  public boolean isDeleted() {
    return deletedAt != null;
  }

  /** Tells whether it is deleted for so long that nobody can restore it any more. */
  public boolean isOver(Instant now) {
    return deletedAt != null && !now.isBefore(deletedAt.plus(RESTORABLE));
  }

  /**
   * Tells whether it is being removed: some of its events are gone already. Only what {@link
   * #emptied} left has no owner.
   */
  public boolean isBeingPurged() {
    return isDeleted() && acl.isEmpty();
  }

  /** Returns the calendar without what people wrote into it, as it is while it is removed. */
  public Calendar emptied() {
    return new Calendar(
        id,
        ownerId,
        "",
        null,
        null,
        timeZone,
        false,
        "{}",
        new TreeMap<>(),
        version,
        sequence,
        horizon,
        createdAt,
        updatedAt,
        deletedAt);
  }

  /** Returns what a user may do here, or null for nothing. */
  public @Nullable Role roleOf(String userId) {
    Role role = acl.get(userId);
    return role == null && isPublic ? Role.VIEWER : maxWithPublic(role);
  }

  private @Nullable Role maxWithPublic(@Nullable Role role) {
    return isPublic && role == Role.FREEBUSY ? Role.VIEWER : role;
  }

  /** Returns the calendar after one more recorded change of its events. */
  public Calendar withSequence(long next) {
    return with(next, horizon);
  }

  /** Returns the calendar with another horizon, which is no change that clients see. */
  public Calendar withHorizon(Horizon next) {
    return with(sequence, next);
  }

  /** Returns the calendar with its floating events read in another zone. */
  public Calendar withTimeZone(String zone) {
    return with(zone, sequence, horizon);
  }

  private Calendar with(long nextSequence, Horizon nextHorizon) {
    return with(timeZone, nextSequence, nextHorizon);
  }

  private Calendar with(String zone, long nextSequence, Horizon nextHorizon) {
    return new Calendar(
        id,
        ownerId,
        name,
        description,
        color,
        zone,
        isPublic,
        settings,
        acl,
        version,
        nextSequence,
        nextHorizon,
        createdAt,
        updatedAt,
        deletedAt);
  }
}
