package koyomi.domain.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.TimeZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of Windows' zone names against that of CLDR, as ICU brings it along. */
class WindowsZonesTest {
  private static SortedSet<String> windowsNames() {
    SortedSet<String> names = new TreeSet<>();
    for (String id : TimeZone.getAvailableIDs()) {
      String name = TimeZone.getWindowsID(id);
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  @Test
  void shouldKnowEveryWindowsNameOfCldrAsTheZoneThatCldrSays() {
    SortedSet<String> names = windowsNames();
    assertThat(names).hasSizeGreaterThan(130);
    List<String> wrong = new ArrayList<>();
    for (String name : names) {
      String expected = TimeZone.getIDForWindowsID(name, "001");
      String found = ZoneNames.known(name);
      if (found == null || !canonical(found).equals(canonical(Objects.requireNonNull(expected)))) {
        wrong.add(name + ": " + found + " instead of " + expected);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String canonical(String id) {
    return TimeZone.getCanonicalID(id);
  }
}
