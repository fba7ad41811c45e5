package koyomi.api.json;

import java.time.ZoneId;
import java.util.Arrays;
import koyomi.domain.meeting.MeetingWish.HoursRule;
import koyomi.domain.people.WorkingHours;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request for meeting times says of working hours: nothing, a rule by name, {@code true} for
 * each one's own and {@code false} for none, or hours for everyone.
 *
 * @param rule what they mean
 * @param hours in place of each one's own
 * @param zone whose clock they are; null if that of each one
 */
record WorkingHoursWish(HoursRule rule, @Nullable WorkingHours hours, @Nullable ZoneId zone) {
  private static final String NAME = "workingHours";
  private static final WorkingHoursWish USUAL = new WorkingHoursWish(HoursRule.PREFER, null, null);

  static WorkingHoursWish of(BodyReader reader) {
    JsonNode value = reader.value(NAME);
    if (value == null) {
      return USUAL;
    }
    if (value.isBoolean()) {
      HoursRule rule = value.asBoolean() ? HoursRule.REQUIRE : HoursRule.IGNORE;
      return new WorkingHoursWish(rule, null, null);
    }
    if (value.isString()) {
      HoursRule rule = reader.constant(NAME, HoursRule.class);
      return rule == null ? USUAL : new WorkingHoursWish(rule, null, null);
    }
    if (value instanceof ObjectNode) {
      WorkingHoursWish wish = reader.object(NAME, WorkingHoursWish::ofObject);
      return wish == null ? USUAL : wish;
    }
    reader.refuse(
        NAME,
        "must be true, false, one of %s, or hours".formatted(Arrays.toString(HoursRule.values())));
    return USUAL;
  }

  private static WorkingHoursWish ofObject(BodyReader object) {
    return new WorkingHoursWish(
        HoursRule.REQUIRE, WorkingHoursBody.read(object), BodyTime.zone(object));
  }
}
