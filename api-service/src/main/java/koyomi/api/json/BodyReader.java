package koyomi.api.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import koyomi.api.problem.ProblemException;
import koyomi.domain.event.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members of an object by type and notes what is wrong with their RFC 6901 pointers, so
 * that a client hears of all its mistakes at once. Unknown members are left alone, as clients send
 * back what a newer version of the service gave them.
 */
final class BodyReader {
  private final ObjectNode node;
  private final String pointer;
  private final List<Violation> violations;

  /** A reader of a whole body. */
  BodyReader(ObjectNode body) {
    this(body, "", new ArrayList<>());
  }

  private BodyReader(ObjectNode node, String pointer, List<Violation> violations) {
    this.node = node;
    this.pointer = pointer;
    this.violations = violations;
  }

  boolean has(String name) {
    return node.has(name);
  }

  @Nullable String string(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isString()) {
      refuse(name, "must be a string");
      return null;
    }
    checkText(value.asString(), at(name));
    return value.asString();
  }

  /** A string that an object can't do without; "" after its absence was noted. */
  String needed(String name) {
    String value = string(name);
    if (value == null) {
      if (value(name) == null) {
        refuse(name, "is needed");
      }
      return "";
    }
    return value;
  }

  @Nullable Boolean bool(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      refuse(name, "must be true or false");
      return null;
    }
    return value.asBoolean();
  }

  /** A whole number; 0 after its absence or another type was noted. */
  int neededInt(String name) {
    JsonNode value = value(name);
    if (value == null) {
      refuse(name, "is needed");
    } else if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      refuse(name, "must be a whole number");
    } else {
      return value.asInt();
    }
    return 0;
  }

  <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
    String text = string(name);
    if (text == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    refuse(name, "must be one of " + Arrays.toString(type.getEnumConstants()));
    return null;
  }

  <T> @Nullable T object(String name, Function<BodyReader, T> read) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof ObjectNode object) {
      return read.apply(new BodyReader(object, at(name), violations));
    }
    refuse(name, "must be an object");
    return null;
  }

  <T> @Nullable List<T> objects(String name, Function<BodyReader, T> read) {
    return list(
        name,
        (item, at) -> {
          if (item instanceof ObjectNode object) {
            return read.apply(new BodyReader(object, at, violations));
          }
          violations.add(new Violation(at, "must be an object"));
          return null;
        });
  }

  @Nullable List<String> strings(String name) {
    return list(
        name,
        (item, at) -> {
          if (item.isString()) {
            checkText(item.asString(), at);
            return item.asString();
          }
          violations.add(new Violation(at, "must be a string"));
          return null;
        });
  }

  private <T> @Nullable List<T> list(
      String name, BiFunction<JsonNode, String, @Nullable T> readItem) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isArray()) {
      refuse(name, "must be a list");
      return null;
    }
    List<T> items = new ArrayList<>(value.size());
    for (int i = 0; i < value.size(); i++) {
      T item = readItem.apply(value.get(i), at(name) + "/" + i);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  /** The raw member, where it is there and not null. */
  @Nullable JsonNode value(String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** The names of the members. */
  Iterable<String> names() {
    return node.propertyNames();
  }

  void refuse(String name, String detail) {
    violations.add(new Violation(at(name), detail));
  }

  /** Notes what is wrong with an item of a list. */
  void refuse(String name, int index, String detail) {
    violations.add(new Violation(at(name) + "/" + index, detail));
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException (422) if anything was wrong
   */
  void finish() {
    if (!violations.isEmpty()) {
      throw ProblemException.unprocessable(violations);
    }
  }

  private void checkText(String text, String at) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        violations.add(new Violation(at, "holds half a surrogate pair (RFC 8259 §8.2)"));
        return;
      } else if (c == 0) {
        violations.add(new Violation(at, "holds the character NUL"));
        return;
      }
    }
  }

  private String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
