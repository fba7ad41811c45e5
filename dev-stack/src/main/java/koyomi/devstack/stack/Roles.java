package koyomi.devstack.stack;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What {@code --roles} may name: which stream applications an instance runs. */
final class Roles {
  private static final Set<String> ALL = new TreeSet<>(Set.of("calendar", "scheduling"));

  private Roles() {}

  /**
   * Checks a list of roles before anything is started.
   *
   * @param text names with commas between them
   * @return the same, without blanks
   * @throws IllegalArgumentException for a role that there isn't, or one left out: an instance runs
   *     all of them in this version
   */
  static String checked(String text) {
    var asked =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .collect(Collectors.toCollection(TreeSet::new));
    var all = String.join(",", ALL);
    for (var role : asked) {
      if (!ALL.contains(role)) {
        throw new IllegalArgumentException(
            "--roles: there is no role '%s', but %s".formatted(role, all));
      }
    }
    if (!asked.equals(ALL)) {
      throw new IllegalArgumentException(
          "--roles: in this version an instance runs all of " + all + ", not only " + text);
    }
    return all;
  }
}
