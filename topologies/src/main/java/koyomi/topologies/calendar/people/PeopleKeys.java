package koyomi.topologies.calendar.people;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import koyomi.domain.people.DirectoryNames;
import koyomi.domain.people.Profile;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of the store of people. The first byte says what a row is:
 *
 * <pre>
 * p user                → Profile
 * n name 0 user         → empty: everybody, by folded name
 * w word 0 name 0 user  → empty: by each folded word of name and mail address
 * </pre>
 */
public final class PeopleKeys {
  private static final char PROFILE = 'p';
  private static final char NAME = 'n';
  private static final char WORD = 'w';

  private PeopleKeys() {}

  /** Key of a profile. */
  public static Bytes profile(String userId) {
    return key(PROFILE + userId);
  }

  /** The keys of the directory by which a person is found. */
  static Set<Bytes> directory(Profile profile) {
    String name = DirectoryNames.folded(profile.name()) + '\0' + profile.id();
    Set<Bytes> keys = new TreeSet<>();
    keys.add(key(NAME + name));
    for (String word : DirectoryNames.words(profile)) {
      keys.add(key(WORD + word + '\0' + name));
    }
    return keys;
  }

  /**
   * Returns the text of the first row that may hold somebody whom a search finds.
   *
   * @param start beginning of a folded word; empty for everybody, by name
   */
  public static String first(String start) {
    return start.isEmpty() ? String.valueOf(NAME) : WORD + start;
  }

  /** Returns the key after those of all rows that begin with a text. */
  public static Bytes end(String first) {
    return key(first + Character.toString(Character.MAX_CODE_POINT));
  }

  /** Returns the key of a row by its text. */
  public static Bytes key(String row) {
    return Bytes.wrap(row.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the text of a row's key. */
  public static String text(Bytes key) {
    return new String(key.get(), StandardCharsets.UTF_8);
  }

  /** Returns the user whom a row of the directory is about. */
  public static String userOf(String row) {
    return row.substring(row.lastIndexOf('\0') + 1);
  }

  /** Returns the word by which a row of the directory finds; empty if by name. */
  public static String wordOf(String row) {
    return row.charAt(0) == NAME ? "" : row.substring(1, row.indexOf('\0'));
  }
}
