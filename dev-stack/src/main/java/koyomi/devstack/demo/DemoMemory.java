package koyomi.devstack.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Remembers in a data folder how far the loading of demo data is. */
final class DemoMemory {
  private static final String MONDAY = "monday";
  private static final String CALENDARS = "done";
  private static final String COMPANY = "company";
  private static final String ALL = "all";

  private final Path file;
  private final Properties state = new Properties();

  DemoMemory(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (var in = Files.newInputStream(file)) {
        state.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException("could not read " + file, e);
      }
    }
  }

  /** The Monday of the week of the first start, around which all data lie. */
  synchronized LocalDate monday() {
    var known = state.getProperty(MONDAY);
    return known == null
        ? LocalDate.now(ZoneId.systemDefault())
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        : LocalDate.parse(known);
  }

  /** Whether the calendars are there, or are not wanted. */
  synchronized boolean calendarsDone() {
    return Boolean.parseBoolean(state.getProperty(CALENDARS));
  }

  /**
   * Whether the company is there, or is not wanted. A folder from before there was a company is not
   * at its first start.
   */
  synchronized boolean companyDone() {
    return calendarsDone() && state.getProperty(COMPANY, ALL).equals(ALL);
  }

  /** How many steps of the company are done. */
  synchronized int companySteps() {
    var steps = state.getProperty(COMPANY, "0");
    return steps.equals(ALL) ? Integer.MAX_VALUE : Integer.parseInt(steps);
  }

  synchronized void begin() {
    state.setProperty(MONDAY, monday().toString());
    state.setProperty(CALENDARS, "false");
    state.setProperty(COMPANY, "0");
    save();
  }

  synchronized void calendarsAreDone() {
    state.setProperty(CALENDARS, "true");
    save();
  }

  synchronized void companyHas(int steps) {
    state.setProperty(COMPANY, Integer.toString(steps));
    save();
  }

  synchronized void companyIsDone() {
    state.setProperty(COMPANY, ALL);
    save();
  }

  /** Remembers that nothing is wanted, now and later. */
  synchronized void wantNothing() {
    state.setProperty(MONDAY, monday().toString());
    state.setProperty(CALENDARS, "true");
    state.setProperty(COMPANY, ALL);
    save();
  }

  private void save() {
    try {
      Files.writeString(
          file,
          new TreeMap<>(state)
              .entrySet().stream()
                  .map(each -> each.getKey() + "=" + each.getValue() + System.lineSeparator())
                  .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }
}
