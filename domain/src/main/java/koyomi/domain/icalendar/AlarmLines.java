package koyomi.domain.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import koyomi.domain.event.Reminder;
import koyomi.domain.event.ReminderMethod;
import org.jspecify.annotations.Nullable;

/** VALARM (RFC 5545 §3.6.6) as a reminder, where it is whole minutes before the start. */
final class AlarmLines {
  private static final String METHOD = "X-KOYOMI-METHOD";

  private AlarmLines() {}

  /** Returns the reminder, or null where none says what the alarm says. */
  static @Nullable Reminder parse(List<String> lines) {
    Component alarm = Component.parse(lines.subList(1, lines.size() - 1), null, 0);
    ContentLine action = alarm.first("ACTION");
    ContentLine trigger = alarm.first("TRIGGER");
    if (action == null || trigger == null || !alarm.blocks().isEmpty()) {
      return null;
    }
    // Repetitions, acknowledgements and places (RFC 9074) are more than a reminder says.
    boolean plain =
        alarm.first("REPEAT") == null
            && alarm.first("ACKNOWLEDGED") == null
            && alarm.first("PROXIMITY") == null
            && !trigger.parameterIs("RELATED", "END");
    ReminderMethod method = method(action, alarm.first(METHOD));
    TimeText.Span span = TimeText.span(trigger.value());
    if (!plain || method == null || span == null) {
      return null;
    }
    long seconds = -TimeText.exact(span).toSeconds();
    boolean exact = seconds >= 0 && seconds % 60 == 0 && seconds / 60 <= Reminder.MAX_MINUTES;
    return exact ? new Reminder(method, (int) (seconds / 60)) : null;
  }

  private static @Nullable ReminderMethod method(ContentLine action, @Nullable ContentLine own) {
    return switch (action.value().strip().toUpperCase(Locale.ROOT)) {
      case "EMAIL" -> ReminderMethod.EMAIL;
      case "AUDIO" -> ReminderMethod.POPUP;
      case "DISPLAY" ->
          switch (own == null ? "" : own.value()) {
            case "PUSH" -> ReminderMethod.PUSH;
            case "SMS" -> ReminderMethod.SMS;
            default -> ReminderMethod.POPUP;
          };
      default -> null;
    };
  }

  /** Returns the alarm of a reminder. */
  static List<String> write(Reminder reminder, String title) {
    String description = "DESCRIPTION:" + (title.isEmpty() ? "Reminder" : TextValue.escape(title));
    String trigger = "TRIGGER:-PT" + reminder.minutesBefore() + "M";
    return switch (reminder.method()) {
      case POPUP -> alarm("ACTION:DISPLAY", trigger, description);
      case EMAIL ->
          alarm(
              "ACTION:EMAIL",
              trigger,
              description,
              description.replaceFirst("DESCRIPTION", "SUMMARY"));
      case PUSH, SMS ->
          alarm("ACTION:DISPLAY", trigger, description, METHOD + ":" + reminder.method());
    };
  }

  private static List<String> alarm(String... lines) {
    List<String> alarm = new ArrayList<>(lines.length + 2);
    alarm.add("BEGIN:VALARM");
    alarm.addAll(List.of(lines));
    alarm.add("END:VALARM");
    return List.copyOf(alarm);
  }
}
