package koyomi.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;
import org.junit.jupiter.api.Test;

class ShardPartitionerTest {
  @Test
  void shouldPlaceCalendarsWithTheirCreatorWhenKeyedByCalendarOrUser() {
    for (String user : new String[] {"alice", "bob", "carol", "dave"}) {
      String calendar = Ids.newCalendarId(ShardKey.ofUser(user), RandomGenerator.getDefault());

      int byUser = ShardPartitioner.partition(Topics.CALENDAR_MEMBERSHIPS.name(), user, 48);

      assertThat(byUser).isBetween(0, 47);
      assertThat(ShardPartitioner.partition(Topics.CALENDAR_COMMANDS.name(), calendar, 48))
          .isEqualTo(ShardPartitioner.partition(Topics.CALENDAR_EVENTS.name(), calendar, 48))
          .isEqualTo(byUser);
    }
  }

  @Test
  void shouldRefuseWhenTopicIsUnknownOrWriterMustChoose() {
    assertThatThrownBy(() -> ShardPartitioner.partition("nowhere", "key", 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ShardPartitioner.partition(Topics.CALENDAR_REPLIES.name(), "instance", 4))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> ShardPartitioner.partition(Topics.CALENDAR_COMMANDS.name(), "short", 4))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
