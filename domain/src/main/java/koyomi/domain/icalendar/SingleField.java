package koyomi.domain.icalendar;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import koyomi.domain.event.Conference;
import koyomi.domain.event.EventContent;
import koyomi.domain.event.EventStatus;
import koyomi.domain.event.Transparency;
import koyomi.domain.event.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A property that one field of an event stands for. A line from a file that isn't what the field
 * alone would give (other parameters, another way to escape) is kept beside the field, and stands
 * for it again on export as long as it still says the same.
 */
enum SingleField {
  /** Title. */
  SUMMARY,
  /** Description. */
  DESCRIPTION,
  /** Location. */
  LOCATION,
  /** Whether it takes place; confirmed where absent. */
  STATUS,
  /** Who sees it; everybody where absent. */
  CLASS,
  /** Whether it blocks time; it does where absent. */
  TRANSP,
  /** Online meeting (RFC 7986 §5.11). */
  CONFERENCE;

  private static final Map<String, SingleField> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

  /** Returns the field of a property, or null. */
  static @Nullable SingleField of(String property) {
    return BY_NAME.get(property);
  }

  /** Returns what a line says. */
  @Nullable Object read(ContentLine line) {
    return switch (this) {
      case SUMMARY -> text(line, Limits.TITLE_CHARACTERS);
      case DESCRIPTION, LOCATION -> line.value().isEmpty() ? null : text(line, Limits.TEXT_BYTES);
      case STATUS -> constant(EventStatus.class, line, EventStatus.CONFIRMED);
      case CLASS -> visibility(line);
      case TRANSP -> constant(Transparency.class, line, Transparency.OPAQUE);
      case CONFERENCE -> line.value().isBlank() ? null : new Conference(line.value());
    };
  }

  /** Returns the line for a value that {@link #read} may give, or null where absence says it. */
  @Nullable String write(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text ->
          this == SUMMARY && text.isEmpty() ? null : name() + ":" + TextValue.escape(text);
      case Conference conference -> name() + ";VALUE=URI:" + conference.uri();
      case EventStatus.CONFIRMED, Visibility.PUBLIC, Transparency.OPAQUE -> null;
      default -> name() + ":" + value;
    };
  }

  private @Nullable Object valueOf(EventContent content) {
    return switch (this) {
      case SUMMARY -> content.title();
      case DESCRIPTION -> content.description();
      case LOCATION -> content.location();
      case STATUS -> content.status();
      case CLASS -> content.visibility();
      case TRANSP -> content.transparency();
      case CONFERENCE -> content.conference();
    };
  }

  /** Returns the line of an event's field, or null where absence says it. */
  @Nullable String write(EventContent content) {
    return write(valueOf(content));
  }

  /** Tells whether a line says what the event's field says. */
  boolean agrees(ContentLine line, EventContent content) {
    return Objects.equals(read(line), valueOf(content));
  }

  private static String text(ContentLine line, int maxCharacters) {
    String text = TextValue.unescape(line.value());
    return TextValue.shortened(text, maxCharacters, Limits.TEXT_BYTES);
  }

  private static Object visibility(ContentLine line) {
    // RFC 5545 §3.8.1.3: a class we don't know is to be treated as private.
    return line.value().isBlank()
        ? Visibility.PUBLIC
        : constant(Visibility.class, line, Visibility.PRIVATE);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, ContentLine line, E otherwise) {
    String text = line.value().strip().toUpperCase(Locale.ROOT);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    return otherwise;
  }
}
