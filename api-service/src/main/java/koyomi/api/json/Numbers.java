package koyomi.api.json;

/** Whole numbers within bounds. */
final class Numbers {
  private Numbers() {}

  /** Returns a number, or what is usual without one or after its fault was noted. */
  static int within(BodyReader reader, String name, int usual, int least, int most) {
    if (reader.value(name) == null) {
      return usual;
    }
    int number = reader.neededInt(name);
    if (number < least || number > most) {
      reader.refuse(name, "must be a whole number, %d to %d".formatted(least, most));
      return usual;
    }
    return number;
  }
}
