package koyomi.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCompanyTest {
  private static final int WEEKS = 2;

  @TempDir private Path folder = Path.of("");
  private final List<String> progress = new ArrayList<>();
  private final RecordingService service;
  private Path memory = Path.of("");

  DemoCompanyTest() throws IOException {
    service = new RecordingService();
  }

  /** As a first start that has loaded the calendars leaves it. */
  @BeforeEach
  void remember() throws IOException {
    memory = folder.resolve("demo.properties");
    Files.writeString(memory, "monday=2026-03-02\ndone=true\ncompany=0\n");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void shouldMakeEverythingOnceWhenNothingFails() {
    demo().loadCompany(WEEKS, progress::add);

    assertThat(demo().lacksCompany()).isFalse();
    assertThat(count("PATCH /v1/me ")).isEqualTo(30);
    assertThat(count("GET /v1/me ")).isEqualTo(30);
    assertThat(count("POST /v1/resources ")).isEqualTo(40);
    assertThat(count("/import ")).isEqualTo(26);
    assertThat(count("/events ")).isEqualTo(meetings().size());
    assertThat(count("/response ")).isEqualTo(answers());
    assertThat(service.requests).doesNotHaveDuplicates();
    assertThat(progress.getFirst()).contains("30 people, 40 rooms");
    assertThat(progress.getLast()).contains("complete");
  }

  @Test
  void shouldGoOnWhereItWasCutOffAndMakeNothingTwice() {
    var last = meetings().getLast();
    service.fails = request -> request.endsWith("demo-company-" + last.key());
    assertThatThrownBy(() -> demo().loadCompany(WEEKS, progress::add))
        .isInstanceOf(IllegalStateException.class);
    assertThat(demo().lacksCompany()).isTrue();
    var before = service.made.size();
    service.requests.clear();
    service.fails = _ -> false;

    demo().loadCompany(WEEKS, progress::add);

    assertThat(demo().lacksCompany()).isFalse();
    // the last step again, of which all but the last meeting, and its answers, were there
    assertThat(count("/events ")).isBetween(1L, 40L);
    assertThat(service.made).hasSize(before + 1 + last.answers().size());
  }

  @Test
  void shouldLeaveAProfileAloneWhenItsOwnerHasChangedIt() {
    service.changedBefore = user -> user.equals("alice");

    demo().loadCompany(WEEKS, progress::add);

    assertThat(demo().lacksCompany()).isFalse();
    assertThat(count("PATCH /v1/me ")).isEqualTo(30);
  }

  @Test
  void shouldWantNoCompanyWhenStartedEmptyOrBeforeThereWasOne() throws IOException {
    Files.delete(memory);
    demo().loadOnFirstStart(true, progress::add);
    assertThat(demo().lacksCompany()).isFalse();

    Files.writeString(memory, "monday=2026-03-02\ndone=true\n");
    assertThat(demo().lacksCompany()).isFalse();
    assertThat(service.requests).isEmpty();
  }

  @Test
  void shouldWantACompanyOnceTheCalendarsAreThere() throws IOException {
    Files.delete(memory);

    demo().loadOnFirstStart(false, progress::add);

    assertThat(demo().lacksCompany()).isTrue();
    assertThat(progress).hasSize(1);
  }

  private DemoData demo() {
    return new DemoData(service.url(), user -> user, memory);
  }

  private static List<Meeting> meetings() {
    return Agenda.around(LocalDate.of(2026, 3, 2), WEEKS);
  }

  private static long answers() {
    return meetings().stream().mapToInt(each -> each.answers().size()).sum();
  }

  private long count(String part) {
    return service.requests.stream().filter(each -> each.contains(part)).count();
  }
}
