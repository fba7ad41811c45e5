package koyomi.domain.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files of real programs, where the folder that holds them lies beside the project. */
class ConformanceFilesTest {

  private static @Nullable Path folder() {
    Path here = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      Path folder = at.resolve("shared/conformance/ics");
      if (java.nio.file.Files.isDirectory(folder)) {
        return folder;
      }
    }
    return null;
  }

  private static List<Path> files() throws IOException {
    Path folder = folder();
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = java.nio.file.Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
    }
  }

  @TestFactory
  List<DynamicTest> shouldTakeEveryEventOfARealFile() throws IOException {
    List<Path> files = files();
    assumeTrue(!files.isEmpty(), "the files don't lie beside the project");
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> takesAll(file)))
        .toList();
  }

  private static void takesAll(Path file) throws IOException {
    byte[] bytes = java.nio.file.Files.readAllBytes(file);
    Files.Read read = Files.read(bytes);

    assertThat(read.rejected).allMatch(r -> r.reason().equals("unsupported component VTODO"));
    assertThat(read.notes).isEmpty();
    long components =
        new String(bytes, StandardCharsets.UTF_8)
            .lines()
            .filter(l -> l.equals("BEGIN:VEVENT"))
            .count();
    long taken = read.events.stream().mapToInt(event -> 1 + event.overrides().size()).sum();
    assertThat(taken).isEqualTo(components);
    String written = Files.write(read.stored());
    Files.Read again = Files.read(written);
    assertThat(again.rejected).isEmpty();
    assertThat(again.withoutLines()).isEqualTo(read.withoutLines());
    assertThat(Files.write(again.stored())).isEqualTo(written);
    Files.parsedElsewhere(written);
  }
}
