package koyomi.bench.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process, seen through Linux's {@code /proc}.
 *
 * @param pid its id
 */
public record StackProcess(long pid) {
  private static final Path PROC = Path.of("/proc");
  private static final int MILLIS_A_TICK = 10;
  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final int PARENT = 1;
  private static final int GROUP = 2;

  /** Returns all processes of this machine. */
  static List<StackProcess> all() throws IOException {
    try (Stream<Path> entries = Files.list(PROC)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .map(name -> new StackProcess(Long.parseLong(name)))
          .toList();
    }
  }

  /** Returns the CPU time it has used so far; none if it has ended. */
  public Duration cpu() {
    String[] fields = stat();
    if (fields.length <= STIME) {
      return Duration.ZERO;
    }
    // clock ticks of 1/100 s, whatever the kernel's own
    long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
    return Duration.ofMillis(ticks * MILLIS_A_TICK);
  }

  /** Returns resident memory in bytes, shared pages included; 0 if it has ended. */
  public long resident() {
    return kilobytes("status", "VmRSS:") * 1024;
  }

  /** Returns the most resident memory it ever had, in bytes; 0 if it has ended. */
  public long residentPeak() {
    return kilobytes("status", "VmHWM:") * 1024;
  }

  /** Returns resident memory in bytes, shared pages divided among who shares them. */
  public long proportional() {
    return kilobytes("smaps_rollup", "Pss:") * 1024;
  }

  /** Returns its arguments; none if it has ended. */
  public List<String> commandLine() {
    return Arrays.asList(read("cmdline").split("\0", -1));
  }

  /** Tells whether it has a file open. */
  boolean hasOpen(Path file) {
    try (Stream<Path> open = Files.list(PROC.resolve(pid + "/fd"))) {
      return open.anyMatch(entry -> pointsTo(entry, file));
    } catch (IOException e) {
      // ended, or another user's
      return false;
    }
  }

  long parent() {
    String[] fields = stat();
    return fields.length > PARENT ? Long.parseLong(fields[PARENT]) : 0;
  }

  long group() {
    String[] fields = stat();
    return fields.length > GROUP ? Long.parseLong(fields[GROUP]) : 0;
  }

  private static boolean pointsTo(Path link, Path file) {
    try {
      return Files.readSymbolicLink(link).equals(file);
    } catch (IOException e) {
      // closed meanwhile
      return false;
    }
  }

  /** The fields of {@code stat} after the name, which may hold blanks: the state comes first. */
  private String[] stat() {
    String stat = read("stat");
    return stat.isEmpty()
        ? new String[0]
        : stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
  }

  private long kilobytes(String file, String name) {
    return read(file)
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private String read(String file) {
    try {
      return new String(Files.readAllBytes(PROC.resolve(pid + "/" + file)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // ended meanwhile: it uses nothing
      return "";
    }
  }
}
