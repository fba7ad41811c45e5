package koyomi.schemas.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import koyomi.schemas.Topics;
import koyomi.schemas.avro.SchemaCatalogue;
import org.apache.avro.Schema;

/** All that is released in versions: values of topics and of stores. */
final class Subjects {
  private Subjects() {}

  static Map<String, Schema> current() {
    Map<String, Schema> subjects = new LinkedHashMap<>();
    Topics.all()
        .forEach(topic ->
            topic.valueSchema().ifPresent(schema -> subjects.put(topic.subject(), schema)));
    subjects.put("store-calendars", SchemaCatalogue.named("Calendar"));
    subjects.put("store-events", SchemaCatalogue.named("StoredEvent"));
    subjects.put("store-changes", SchemaCatalogue.named("ChangeRow"));
    subjects.put("store-announcements", SchemaCatalogue.named("AnnouncementRow"));
    subjects.put("store-history", SchemaCatalogue.named("HistoryRow"));
    subjects.put("store-idempotency", SchemaCatalogue.named("KeptAnswer"));
    subjects.put("store-resources", SchemaCatalogue.named("Resource"));
    subjects.put("store-reservations", SchemaCatalogue.named("Reservation"));
    subjects.put("store-resource-answers", SchemaCatalogue.named("KeptResourceAnswer"));
    subjects.put("store-profiles", SchemaCatalogue.named("Profile"));
    return subjects;
  }

  static Set<String> names() {
    return current().keySet();
  }
}
