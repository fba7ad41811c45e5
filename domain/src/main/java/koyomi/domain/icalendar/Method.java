package koyomi.domain.icalendar;

import java.util.List;
import java.util.Locale;

/** METHOD of a VCALENDAR: what its components ask for (RFC 5546 §1.4). */
enum Method {
  /** None, or one that nobody registered. */
  NONE,
  PUBLISH,
  REQUEST,
  REPLY,
  ADD,
  CANCEL,
  REFRESH,
  COUNTER,
  DECLINECOUNTER;

  /** Returns the method among a calendar's own properties. */
  static Method of(List<String> properties) {
    for (String property : properties) {
      ContentLine line = ContentLine.parse(property);
      if (line != null && line.name().equals("METHOD")) {
        String name = line.value().strip().toUpperCase(Locale.ROOT);
        for (Method method : values()) {
          if (method.name().equals(name)) {
            return method;
          }
        }
      }
    }
    return NONE;
  }

  /** Returns why components of this method are not taken, or an empty text where they are. */
  String refusal() {
    return switch (this) {
      case NONE, PUBLISH, REQUEST, REPLY, CANCEL -> "";
      case ADD -> "METHOD:ADD is not supported: ask the organizer for the whole series";
      case REFRESH, COUNTER, DECLINECOUNTER ->
          "METHOD:" + this + " asks something of its receiver and holds no event to keep";
    };
  }
}
