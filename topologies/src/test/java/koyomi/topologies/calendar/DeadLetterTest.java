package koyomi.topologies.calendar;

import static koyomi.topologies.calendar.CalendarDriver.CALENDAR;
import static koyomi.topologies.calendar.Drafts.calendarDraft;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext;
import koyomi.schemas.message.CommandMessage;
import koyomi.schemas.message.ReplyTo;
import koyomi.topologies.calendar.store.AppliedRow;
import koyomi.topologies.calendar.store.CalendarStores;
import koyomi.topologies.calendar.store.StoreKeys;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  private static final CalendarCommand COMMAND =
      new CalendarCommand.CreateCalendar(calendarDraft("Work", "UTC"));

  @Test
  void shouldSetAsideWithReasonAndGoOnWhenValueIsGarbage() {
    try (CalendarDriver driver = CalendarDriver.live()) {
      driver.sendRaw(CALENDAR.getBytes(StandardCharsets.UTF_8), new byte[] {9, 9, 9});
      assertThat(driver.send("alice", COMMAND)).isInstanceOf(Answer.OfCalendar.class);
      TestRecord<byte[], byte[]> dead = driver.deadLetters().readRecord();
      assertThat(dead.getValue()).containsExactly(9, 9, 9);
      assertThat(header(dead, "__streams.errors.exception")).contains("SerializationException");
      assertThat(header(dead, "__streams.errors.topic")).isEqualTo("calendar.commands");
      assertThat(header(dead, "__streams.errors.offset")).isEqualTo("0");
      assertThat(driver.dropped()).isEqualTo(1);
    }
  }

  @Test
  void shouldSetAsideWhenKeyIsGarbage() {
    try (CalendarDriver driver = CalendarDriver.live()) {
      driver.sendTo("\u0000nonsense", message(CALENDAR));
      TestRecord<byte[], byte[]> dead = driver.deadLetters().readRecord();
      assertThat(header(dead, "__streams.errors.message")).contains("the key is no calendar id");
      assertThat(driver.replies().isEmpty()).isTrue();
      assertThat(driver.dropped()).isEqualTo(1);
    }
  }

  @Test
  void shouldSetAsideWhenKeyIsOfAnotherCalendar() {
    try (CalendarDriver driver = CalendarDriver.live()) {
      driver.sendTo("aaaaaaaaaaaaaaaaaaaaaaaaaa", message(CALENDAR));
      assertThat(header(driver.deadLetters().readRecord(), "__streams.errors.message"))
          .contains("another calendar");
    }
  }

  @Test
  void shouldSetAsideWhenCalendarBelongsToAnotherPartition() {
    try (CalendarDriver driver = CalendarDriver.live(4)) {
      String elsewhere = "aaaaabaaaaaaaaaaaaaaaaaaaa";
      driver.sendTo(elsewhere, message(elsewhere));
      assertThat(header(driver.deadLetters().readRecord(), "__streams.errors.message"))
          .contains("another partition");
    }
  }

  @Test
  void shouldAnswerAndSetAsideWhenStoredStateCannotBeRead() {
    try (CalendarDriver driver = CalendarDriver.live()) {
      driver
          .store(CalendarStores.CALENDARS)
          .put(StoreKeys.calendar(CALENDAR), new byte[] {99, 1, 2});
      assertThat(driver.send("alice", COMMAND)).isInstanceOf(Answer.OfRejection.class);
      assertThat(header(driver.deadLetters().readRecord(), "__streams.errors.message"))
          .contains("the command failed");
      assertThat(driver.dropped()).isEqualTo(1);
      byte[] applied = driver.store(CalendarStores.APPLIED).get(StoreKeys.applied(0));
      assertThat(AppliedRow.decode(applied)).isZero();
    }
  }

  private static CommandMessage message(String calendarId) {
    CommandContext context =
        new CommandContext(
            "c1",
            calendarId,
            "alice",
            null,
            new CommandContext.Precondition.None(),
            CalendarDriver.BEGIN);
    return new CommandMessage(context, COMMAND, new ReplyTo("instance-1", 0));
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.getHeaders().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
