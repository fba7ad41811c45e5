package koyomi.domain.people;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How the directory compares texts: without regard to case, accents and width, and word by word.
 */
public final class DirectoryNames {
  /** The most words that a search looks at. */
  public static final int MAX_WORDS = 8;

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern AROUND_WORDS =
      Pattern.compile("^[^\\p{L}\\p{Nd}]+|[^\\p{L}\\p{Nd}]+$");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]+");

  /** Letters that Unicode doesn't take apart, though people type them without their strokes. */
  private static final Map<String, String> LETTERS =
      Map.of("ø", "o", "ł", "l", "đ", "d", "æ", "ae", "œ", "oe", "ı", "i", "þ", "th", "ð", "d");

  private DirectoryNames() {}

  /** Returns a text as the directory compares it. */
  public static String folded(String text) {
    // upper case first: ß becomes SS
    String lower = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String plain = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    return SPACE.matcher(plain).replaceAll(" ").strip();
  }

  /** Returns the words of a profile by which it is found, folded: of its name, and its address. */
  public static SortedSet<String> words(Profile profile) {
    String name = folded(profile.name());
    TreeSet<String> words = new TreeSet<>(List.of(BETWEEN_WORDS.split(name)));
    // "o'neill" is found by "o'n" as well as by "neill"
    words.addAll(List.of(name.split(" ", -1)));
    if (profile.email() != null) {
      words.add(folded(profile.email()));
    }
    words.remove("");
    return words;
  }

  /** Returns the beginnings of words that a search asks for, folded; none for everybody. */
  public static List<String> asked(String query) {
    return List.of(folded(query).split(" ", -1)).stream()
        .filter(word -> !word.isEmpty())
        .map(DirectoryNames::trimmed)
        .distinct()
        .limit(MAX_WORDS)
        .toList();
  }

  /** A list is searched for as well: without the commas. */
  private static String trimmed(String word) {
    String bare = AROUND_WORDS.matcher(word).replaceAll("");
    return bare.isEmpty() ? word : bare;
  }

  /** Tells whether each of the beginnings is one of some word. */
  public static boolean match(SortedSet<String> words, List<String> asked) {
    return asked.stream()
        .allMatch(start -> {
          SortedSet<String> from = words.tailSet(start);
          return !from.isEmpty() && from.first().startsWith(start);
        });
  }
}
