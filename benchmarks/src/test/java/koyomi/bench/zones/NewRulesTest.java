package koyomi.bench.zones;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import koyomi.bench.zones.NewRules.Side;
import koyomi.domain.zone.ZoneData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewRulesTest {
  private static final NewRules RULES = NewRules.soon(YearMonth.of(2026, 11));
  private static final LocalDateTime CHANGE = LocalDateTime.of(2027, 1, 1, 0, 0);

  @Test
  void shouldBeReadAsMeantWhenWrittenToAFolder(@TempDir Path folder) throws IOException {
    RULES.write(folder);

    ZoneRules read =
        requireNonNull(ZoneData.read(folder).zones().get(NewRules.ZONE.getId())).rules();

    Instant change = CHANGE.toInstant(RULES.offset(Side.BEFORE, CHANGE));
    ZoneRules known = NewRules.ZONE.getRules();
    for (int months = -1_200; months <= 0; months++) {
      Instant before = change.plusSeconds(months * 30L * 86_400 - 1);
      assertThat(read.getOffset(before)).isEqualTo(known.getOffset(before));
    }
    assertThat(read.getOffset(change)).isEqualTo(NewRules.OFFSET);
    assertThat(read.getOffset(change.plusSeconds(200L * 365 * 86_400))).isEqualTo(NewRules.OFFSET);
  }

  @Test
  void shouldShiftOnlyFromTheDayOn() {
    LocalDateTime before = CHANGE.minusHours(12);
    LocalDateTime after = CHANGE.plusHours(12);

    assertThat(RULES.offset(Side.AFTER, before)).isEqualTo(RULES.offset(Side.BEFORE, before));
    assertThat(RULES.offset(Side.BEFORE, after)).isEqualTo(ZoneOffset.ofHours(-3));
    assertThat(RULES.offset(Side.AFTER, after)).isEqualTo(ZoneOffset.ofHours(-4));
  }
}
