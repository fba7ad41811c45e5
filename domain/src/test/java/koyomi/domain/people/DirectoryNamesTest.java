package koyomi.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Klara König, konig",
    "Klara König, KÖN KLA",
    "Jørgen Łuć, jorgen luc",
    "Groß Weiß, weiss",
    "Patrick O'Neill, neill",
    "Patrick O'Neill, o'n",
    "Anne-Marie Dubois, marie",
    "青木 アリス, 青",
    "Alice Aoki, alice@ex",
    "Alice Aoki, 'Aoki, Alice'",
  })
  void shouldFindWhenEachWordBeginsOne(String name, String query) {
    assertThat(finds(name, query)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Alice Aoki, lice", "Alice Aoki, alice b", "Alice Aoki, example", "Bob Berg, ***"})
  void shouldNotFindWhenAWordBeginsNone(String name, String query) {
    assertThat(finds(name, query)).isFalse();
  }

  @Test
  void shouldAskForEverybodyWhenNothingIsAsked() {
    assertThat(DirectoryNames.asked("  ")).isEmpty();
  }

  private static boolean finds(String name, String query) {
    Profile profile =
        Profiles.made("u", new Introduction(name, "alice@example.com", null, null), Instant.EPOCH);
    return DirectoryNames.match(DirectoryNames.words(profile), DirectoryNames.asked(query));
  }
}
