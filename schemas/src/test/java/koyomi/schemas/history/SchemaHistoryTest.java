package koyomi.schemas.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the current schemas with the released copies, as a registry does under {@code
 * FULL_TRANSITIVE}. With {@code -Dkoyomi.schemas.release=true} compatible changes are released.
 */
class SchemaHistoryTest {
  private static final Path HISTORY = Path.of("history");

  @BeforeAll
  static void release() throws IOException {
    if (!Boolean.getBoolean("koyomi.schemas.release")) {
      return;
    }
    for (Map.Entry<String, Schema> subject : Subjects.current().entrySet()) {
      List<Schema> released = released(subject.getKey());
      if (released.isEmpty() || !released.getLast().equals(subject.getValue())) {
        assertThat(problems(subject.getValue(), released)).as(subject.getKey()).isEmpty();
        Path file = HISTORY.resolve(subject.getKey() + "/" + (released.size() + 1) + ".avsc");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SchemaFormatter.format("json/pretty", subject.getValue()) + "\n");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("koyomi.schemas.history.Subjects#names")
  void shouldBeCompatibleBothWaysWithAllReleasedVersions(String subject) throws IOException {
    Schema current = Subjects.current().get(subject);

    assertThat(problems(current, released(subject))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("koyomi.schemas.history.Subjects#names")
  void shouldBeReleasedWhenCommitted(String subject) throws IOException {
    assertThat(released(subject))
        .as("release it: see schemas/README.md")
        .last()
        .isEqualTo(Subjects.current().get(subject));
  }

  @ParameterizedTest
  @MethodSource("koyomi.schemas.history.Subjects#names")
  void shouldDocumentEveryFieldAndGiveEveryEnumADefault(String subject) {
    List<String> missing = new ArrayList<>();
    Undocumented.collect(Subjects.current().get(subject), missing);

    assertThat(missing).isEmpty();
  }

  @Test
  void shouldFindProblemsBothWaysWhenFieldIsRenamed() {
    Schema one = SchemaBuilder.record("R").fields().requiredString("a").endRecord();
    Schema renamed = SchemaBuilder.record("R").fields().requiredString("b").endRecord();

    assertThat(problems(renamed, List.of(one)))
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith("current can't read version 1"))
        .anyMatch(problem -> problem.startsWith("version 1 can't read current"));
  }

  @Test
  void shouldFindNoProblemWhenSymbolAndOptionalFieldAreAdded() {
    Schema kind = SchemaBuilder.enumeration("K").defaultSymbol("UNKNOWN").symbols("UNKNOWN", "A");
    Schema wider =
        SchemaBuilder.enumeration("K").defaultSymbol("UNKNOWN").symbols("UNKNOWN", "A", "B");
    Schema one = SchemaBuilder.record("R").fields().name("kind").type(kind).noDefault().endRecord();
    Schema two =
        SchemaBuilder.record("R")
            .fields()
            .name("kind")
            .type(wider)
            .noDefault()
            .optionalString("b")
            .endRecord();

    assertThat(problems(two, List.of(one))).isEmpty();
  }

  private static List<Schema> released(String subject) throws IOException {
    List<Schema> versions = new ArrayList<>();
    Path file = HISTORY.resolve(subject + "/1.avsc");
    while (Files.exists(file)) {
      versions.add(new Schema.Parser().parse(Files.readString(file)));
      file = HISTORY.resolve(subject + "/" + (versions.size() + 1) + ".avsc");
    }
    return versions;
  }

  static List<String> problems(Schema current, List<Schema> released) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < released.size(); i++) {
      compare("current can't read version " + (i + 1), current, released.get(i), problems);
      compare("version " + (i + 1) + " can't read current", released.get(i), current, problems);
    }
    return problems;
  }

  private static void compare(String what, Schema reader, Schema writer, List<String> problems) {
    SchemaCompatibility.SchemaPairCompatibility pair =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
      problems.add(what + ": " + pair.getResult().getIncompatibilities());
    }
  }
}
