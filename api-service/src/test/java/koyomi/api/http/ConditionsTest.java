package koyomi.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import koyomi.api.problem.ProblemException;
import koyomi.domain.calendar.CommandContext.Precondition;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ConditionsTest {
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @Test
  void shouldAskForNothingWhenThereIsNoHeader() {
    assertThat(Conditions.ofWrite(request)).isEqualTo(new Precondition.None());
  }

  @Test
  void shouldTakeListsStarAndRepeatedHeaders() {
    request.addHeader("If-Match", "\"1\" , \"2\"");
    request.addHeader("If-Match", "\"3\"");
    assertThat(Conditions.ofWrite(request))
        .isEqualTo(new Precondition.Tags(List.of("1", "2", "3")));

    MockHttpServletRequest star = new MockHttpServletRequest();
    star.addHeader("If-Match", "*");
    assertThat(Conditions.ofWrite(star)).isEqualTo(new Precondition.MustExist());

    MockHttpServletRequest none = new MockHttpServletRequest();
    none.addHeader("If-None-Match", "*");
    assertThat(Conditions.ofWrite(none)).isEqualTo(new Precondition.MustBeNew());
  }

  @Test
  void shouldPassOverEmptyElementsOfAList() {
    request.addHeader("If-Match", "\"1\",, \"2\" ,");
    assertThat(Conditions.ofWrite(request)).isEqualTo(new Precondition.Tags(List.of("1", "2")));
  }

  @Test
  void shouldNeverMatchWriteWhenTagIsWeak() {
    request.addHeader("If-Match", "W/\"1\"");

    assertThat(Conditions.ofWrite(request)).isEqualTo(new Precondition.Tags(List.of()));
  }

  @Test
  void shouldRefuseHeaderWhenMalformed() {
    for (String header : List.of("1", "\"1\" \"2\"", "\"1", "\"1\", x")) {
      MockHttpServletRequest bad = new MockHttpServletRequest();
      bad.addHeader("If-Match", header);
      assertThatThrownBy(() -> Conditions.ofWrite(bad))
          .as(header)
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem().kind().status()).isEqualTo(400));
    }
  }

  @Test
  void shouldCompareWeaklyWhenReading() {
    request.addHeader("If-None-Match", "W/\"7\"");

    assertThat(Conditions.isNotModified(request, 7)).isTrue();
    assertThat(Conditions.isNotModified(request, 8)).isFalse();
  }
}
