package koyomi.domain.icalendar;

import java.util.Locale;
import koyomi.domain.event.Attachment;
import org.jspecify.annotations.Nullable;

/** ATTACH (RFC 5545 §3.8.1.1) by URI; what is within the file stays a line. */
final class AttachmentLine {
  private AttachmentLine() {}

  /** Returns the link, or null where the line isn't one. */
  static @Nullable Attachment parse(ContentLine line) {
    String encoding = line.parameter("ENCODING", "8BIT");
    String value = line.value().strip();
    boolean uri =
        !line.parameterIs("VALUE", "BINARY")
            && "8BIT".equalsIgnoreCase(encoding)
            && isAbsolute(value);
    return uri
        ? new Attachment(value, line.parameter("FILENAME", null), line.parameter("FMTTYPE", null))
        : null;
  }

  private static boolean isAbsolute(String value) {
    String start = value.length() > 8 ? value.substring(0, 8).toLowerCase(Locale.ROOT) : "";
    return start.startsWith("http://")
        || start.startsWith("https://")
        || start.startsWith("ftp://");
  }

  /** Returns the line of a link. */
  static String write(Attachment attachment) {
    String title = attachment.title();
    String type = attachment.mimeType();
    return "ATTACH"
        + (type == null ? "" : ParameterText.parameter("FMTTYPE", type))
        + (title == null ? "" : ParameterText.parameter("FILENAME", title))
        + ":"
        + attachment.url();
  }
}
