package koyomi.domain.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TzifReaderTest {
  private static final Instant BEGINNING = Instant.parse("1800-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2300-01-01T00:00:00Z");
  private static final Instant TABLE_END = Instant.parse("2030-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "Europe/Berlin CET-1CEST,M3.5.0,M10.5.0/3",
        "America/New_York EST5EDT,M3.2.0,M11.1.0",
        "Australia/Lord_Howe <+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
        "America/Nuuk <-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        "America/Santiago <-04>4<-03>,M9.1.6/24,M4.1.6/24",
        "Asia/Jerusalem IST-2IDT,M3.4.4/26,M10.5.0",
        "Europe/Dublin IST-1GMT0,M10.5.0,M3.5.0/1",
        "Pacific/Apia <+13>-13",
        "Asia/Kathmandu <+0545>-5:45"
      })
  void shouldGiveTheOffsetsOfTheJdkWhenZoneIs(String zone, String footer) {
    ZoneRules known = ZoneId.of(zone).getRules();

    ZoneRules read = TzifReader.read(TzifFiles.of(known, TABLE_END, footer));

    assertThat(ZoneRulesCatalogue.isSame(known, read, BEGINNING, END)).isTrue();
  }

  @Test
  void shouldReadWhatWasWrittenForEveryZoneOfTheJdk() {
    List<String> wrong =
        ZoneId.getAvailableZoneIds().stream()
            .filter(Zones::isKnown)
            .filter(zone -> {
              ZoneRules known = ZoneId.of(zone).getRules();
              return !ZoneRulesCatalogue.isSame(
                  known, TzifReader.read(TzifWriter.write(known)), BEGINNING, END);
            })
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void shouldListTheRestOfTheYearWhenAFileIsSlim() {
    ZoneRules known = ZoneId.of("Europe/Berlin").getRules();
    Instant summer = Instant.parse("1998-06-01T00:00:00Z");

    ZoneRules read = TzifReader.read(TzifFiles.of(known, summer, "CET-1CEST,M3.5.0,M10.5.0/3"));

    assertThat(ZoneRulesCatalogue.isSame(known, read, BEGINNING, END)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CET-1CEST,J79,M10.5.0", "nonsense", "CET-1CEST,M3.5.0/30,M10.5.0"})
  void shouldRefuseAFooterThatItDoesNotUnderstand(String footer) {
    byte[] file = TzifFiles.of(ZoneId.of("UTC").getRules(), TABLE_END, footer);

    assertThatThrownBy(() -> TzifReader.read(file)).isInstanceOf(ZoneDataException.class);
  }

  @Test
  void shouldRefuseWhateverIsCutOff() {
    byte[] file =
        TzifFiles.of(
            ZoneId.of("Europe/Berlin").getRules(), TABLE_END, "CET-1CEST,M3.5.0,M10.5.0/3");

    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> TzifReader.read(cut)).isInstanceOf(ZoneDataException.class);
    }
  }

  @Test
  void shouldReadAFolderWithItsVersion(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("Europe"));
    Files.createDirectories(folder.resolve("right/Europe"));
    byte[] berlin =
        TzifFiles.of(
            ZoneId.of("Europe/Berlin").getRules(), TABLE_END, "CET-1CEST,M3.5.0,M10.5.0/3");
    Files.write(folder.resolve("Europe/Berlin"), berlin);
    Files.write(folder.resolve("right/Europe/Berlin"), berlin);
    Files.writeString(folder.resolve("zone.tab"), "# no zone");
    Files.writeString(folder.resolve("+VERSION"), "2027a\n");

    ZoneData read = ZoneData.read(folder);

    assertThat(read.version()).isEqualTo("2027a");
    assertThat(read.zones()).containsOnlyKeys("Europe/Berlin");
  }

  @Test
  void shouldRefuseAFolderWithoutAVersion(@TempDir Path folder) {
    assertThatThrownBy(() -> ZoneData.read(folder))
        .isInstanceOf(ZoneDataException.class)
        .hasMessageContaining("no version");
  }
}
