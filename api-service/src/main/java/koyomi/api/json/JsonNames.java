package koyomi.api.json;

/** Names of members from names of constants. */
final class JsonNames {
  private JsonNames() {}

  /** Returns {@code extendedProperties} for {@code EXTENDED_PROPERTIES}. */
  static String camelCase(String constant) {
    StringBuilder name = new StringBuilder(constant.length());
    boolean upper = false;
    for (int i = 0; i < constant.length(); i++) {
      char c = constant.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        name.append(upper ? c : Character.toLowerCase(c));
        upper = false;
      }
    }
    return name.toString();
  }
}
