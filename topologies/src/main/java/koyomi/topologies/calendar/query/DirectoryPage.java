package koyomi.topologies.calendar.query;

import java.util.List;
import koyomi.domain.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * People whom a search found.
 *
 * @param items in order of their places
 * @param next where to go on, or null if nothing more is there
 */
public record DirectoryPage(List<Found> items, @Nullable String next) {
  /** Copies the list. */
  public DirectoryPage {
    items = List.copyOf(items);
  }

  /**
   * A person found.
   *
   * @param place in the directory; places compare as their code points do
   */
  public record Found(String place, Profile profile) {}
}
