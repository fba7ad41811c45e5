package koyomi.api.read;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths by which instances ask one another. */
final class InternalRoutes {
  static final String MEMBERSHIPS = "/internal/memberships";
  static final String CALENDARS = "/internal/calendars";
  static final String OCCURRENCES = "/internal/occurrences";

  private InternalRoutes() {}

  static String calendars(List<String> ids, boolean strict) {
    return CALENDARS + "?ids=" + String.join(",", ids) + "&strict=" + strict;
  }

  static String occurrences(List<String> ids, OccurrenceWish wish) {
    StringBuilder path = new StringBuilder(OCCURRENCES);
    path.append("?ids=").append(String.join(",", ids));
    path.append("&from=").append(wish.window().from());
    append(path, "to", wish.window().to());
    path.append("&limit=").append(wish.limit());
    append(path, "pageToken", wish.pageToken());
    append(path, "asOf", wish.asOf());
    path.append("&strict=").append(wish.strict());
    return path.toString();
  }

  private static void append(StringBuilder path, String name, @Nullable Object value) {
    if (value != null) {
      path.append('&').append(name).append('=');
      path.append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}
