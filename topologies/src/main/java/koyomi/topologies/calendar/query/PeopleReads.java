package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.store.CalendarStores.PEOPLE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import koyomi.domain.people.DirectoryNames;
import koyomi.domain.people.Profile;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.people.PeopleKeys;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Reads of the store of people: profiles, and the directory as ranges of its rows. */
final class PeopleReads {
  /** The most rows that one search looks at; the next page goes on from there. */
  static final int MOST_ROWS = 5_000;

  private final StoreQueries stores;

  PeopleReads(StoreQueries stores) {
    this.stores = stores;
  }

  Optional<Profile> profile(String userId) {
    byte[] row = stores.get(PEOPLE, PeopleKeys.profile(userId));
    return row == null ? Optional.empty() : Optional.of(StoreCodecs.PROFILE.decode(row));
  }

  DirectoryPage find(List<String> asked, String after, int limit) {
    // the longest is likely the rarest
    String start = asked.stream().max(Comparator.comparingInt(String::length)).orElse("");
    String first = PeopleKeys.first(start);
    String from = after.startsWith(first) ? after + '\0' : first;
    List<DirectoryPage.Found> found = new ArrayList<>();
    String last = from;
    int rows = 0;
    try (KeyValueIterator<Bytes, byte[]> range =
        stores.range(PEOPLE, PeopleKeys.key(from), PeopleKeys.end(first))) {
      while (range.hasNext()) {
        if (found.size() == limit || rows == MOST_ROWS) {
          return new DirectoryPage(found, last);
        }
        last = PeopleKeys.text(range.next().key);
        rows++;
        add(found, last, start, asked);
      }
    }
    return new DirectoryPage(found, null);
  }

  /** The whole address is one of the words by which people are found. */
  List<Profile> byMail(String email) {
    String word = DirectoryNames.folded(email);
    if (word.isEmpty()) {
      return List.of();
    }
    String first = PeopleKeys.first(word) + '\0';
    List<Profile> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> range =
        stores.range(PEOPLE, PeopleKeys.key(first), PeopleKeys.end(first))) {
      while (range.hasNext()) {
        profile(PeopleKeys.userOf(PeopleKeys.text(range.next().key)))
            .filter(person -> email.equalsIgnoreCase(person.email()))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** Somebody who is found by several words is shown at the first one. */
  private void add(
      List<DirectoryPage.Found> found, String place, String start, List<String> asked) {
    Optional<Profile> person = profile(PeopleKeys.userOf(place));
    if (person.isEmpty()) {
      return;
    }
    SortedSet<String> words = DirectoryNames.words(person.get());
    boolean here = start.isEmpty() || words.tailSet(start).first().equals(PeopleKeys.wordOf(place));
    if (here && DirectoryNames.match(words, asked)) {
      found.add(new DirectoryPage.Found(place, person.get()));
    }
  }
}
