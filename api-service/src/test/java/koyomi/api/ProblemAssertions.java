package koyomi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** What every problem must be. */
public final class ProblemAssertions {
  private ProblemAssertions() {}

  /** Asserts that an answer is a problem of this status that tells nothing of the inside. */
  public static void assertProblem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(response.body())
        .contains("\"status\":" + status, "\"type\":\"urn:koyomi:problem:", "\"instance\"")
        .doesNotContain("Exception", "\tat ");
  }
}
