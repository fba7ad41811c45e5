package koyomi.api.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ids of people or resources from the lists of a body, each once, in order. */
final class PeopleList {
  private static final int MAX_LENGTH = 64;

  private final BodyReader reader;
  private final Set<String> ids = new LinkedHashSet<>();

  PeopleList(BodyReader reader) {
    this.reader = reader;
  }

  /** Adds those of a member; without it there are none. */
  void add(String name) {
    List<String> named = reader.strings(name);
    if (named == null) {
      return;
    }
    for (int i = 0; i < named.size(); i++) {
      String id = named.get(i).strip();
      if (id.isEmpty() || id.length() > MAX_LENGTH) {
        reader.refuse(name, i, "must be an id");
      } else {
        ids.add(id);
      }
    }
  }

  int size() {
    return ids.size();
  }

  List<String> ids() {
    return List.copyOf(ids);
  }
}
