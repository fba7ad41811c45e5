package koyomi.devstack.independent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import org.jspecify.annotations.Nullable;

/** The VEVENTs of a file, as ical4j's parser reads their lines. */
public final class RawFile implements ContentHandler {
  /**
   * A property line.
   *
   * @param name in capitals
   * @param parameters by name in capitals
   */
  public record Line(String name, Map<String, String> parameters, String value) {}

  private final List<List<Line>> events = new ArrayList<>();
  private final List<Line> calendar = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private @Nullable String name;
  private Map<String, String> parameters = new LinkedHashMap<>();

  private RawFile() {}

  /** Parses a file. */
  public static RawFile read(Path file) throws IOException {
    var raw = new RawFile();
    try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      new CalendarParserImpl().parse(new UnfoldingReader(in, true), raw);
    } catch (ParserException e) {
      throw new IOException("ical4j can't parse " + file, e);
    }
    return raw;
  }

  /** The lines of each VEVENT, without those of its sub-components. */
  public List<List<Line>> events() {
    return events;
  }

  /** The value of a property of the calendar itself, or another where there is none. */
  public String calendarProperty(String wanted, String otherwise) {
    return calendar.stream()
        .filter(line -> line.name().equals(wanted))
        .map(Line::value)
        .findFirst()
        .orElse(otherwise);
  }

  @Override
  public void startCalendar() {}

  @Override
  public void endCalendar() {}

  @Override
  public void startComponent(String component) {
    open.add(component.toUpperCase(Locale.ROOT));
    if (open.equals(List.of("VEVENT"))) {
      events.add(new ArrayList<>());
    }
  }

  @Override
  public void endComponent(String component) {
    open.removeLast();
  }

  @Override
  public void startProperty(String property) {
    name = property.toUpperCase(Locale.ROOT);
    parameters = new LinkedHashMap<>();
  }

  @Override
  public void parameter(String parameter, String value) {
    parameters.put(parameter.toUpperCase(Locale.ROOT), value);
  }

  @Override
  public void propertyValue(String value) {
    if (name != null && open.isEmpty()) {
      calendar.add(new Line(name, parameters, value));
    } else if (name != null && open.equals(List.of("VEVENT"))) {
      events.getLast().add(new Line(name, parameters, value));
    }
  }

  @Override
  public void endProperty(String property) {
    name = null;
  }
}
