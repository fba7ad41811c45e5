package koyomi.bench.zones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import koyomi.domain.zone.TzifWriter;

/**
 * Rules of a zone which from some day on are others than the JDK's: clocks go back by an hour and
 * stay there.
 *
 * @param from the day; its first midnight is when clocks go back
 */
public record NewRules(LocalDate from) {
  /** The zone: at −03:00 by the JDK's rules. */
  public static final ZoneId ZONE = ZoneId.of("America/Asuncion");

  /** The offset from the day on. */
  static final ZoneOffset OFFSET = ZoneOffset.ofHours(-4);

  private static final String VERSION = "2099a";
  private static final int MONTHS_AHEAD = 2;

  /** Which rules an instant is reckoned by. */
  public enum Side {
    /** The JDK's. */
    BEFORE,
    /** These. */
    AFTER
  }

  /** Returns rules that begin two months from now, so that some months stay as they are. */
  public static NewRules soon(YearMonth now) {
    return new NewRules(now.plusMonths(MONTHS_AHEAD).atDay(1));
  }

  /** Returns the offset of a local time that is in no gap and no overlap. */
  ZoneOffset offset(Side side, LocalDateTime local) {
    return side == Side.AFTER && !local.isBefore(from.atStartOfDay())
        ? OFFSET
        : ZONE.getRules().getOffset(local);
  }

  /**
   * Writes a folder of rules as {@code ./koyomi zones apply --rules} takes it.
   *
   * @param folder made when missing
   */
  public void write(Path folder) throws IOException {
    Path file = folder.resolve(ZONE.getId());
    Files.createDirectories(file.getParent());
    Files.write(file, TzifWriter.write(rules()));
    Files.writeString(folder.resolve("+VERSION"), VERSION + "\n");
  }

  /** Returns them as the JDK would have them. */
  ZoneRules rules() {
    ZoneRules known = ZONE.getRules();
    ZoneOffset before = known.getOffset(from.atStartOfDay());
    Instant change = from.atStartOfDay().toInstant(before);
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffsetTransition next = known.nextTransition(Instant.MIN);
    while (next != null && next.getInstant().isBefore(change)) {
      transitions.add(next);
      next = known.nextTransition(next.getInstant());
    }
    transitions.add(ZoneOffsetTransition.of(from.atStartOfDay(), before, OFFSET));
    ZoneOffset first = known.getOffset(Instant.MIN);
    return ZoneRules.of(first, first, List.of(), transitions, List.of());
  }
}
