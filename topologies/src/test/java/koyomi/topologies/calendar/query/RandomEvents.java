package koyomi.topologies.calendar.query;

import static koyomi.topologies.calendar.Drafts.at;
import static koyomi.topologies.calendar.Drafts.draft;
import static koyomi.topologies.calendar.Drafts.on;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.event.EventDraft;
import koyomi.domain.zone.TzifWriter;
import koyomi.domain.zone.ZoneFile;
import koyomi.schemas.message.BasisRevision;

/** Events of all kinds, around the year 2026, the same for the same seed. */
public final class RandomEvents {
  private static final List<String> ZONES =
      List.of("Asia/Tokyo", "America/New_York", "Europe/London", "Australia/Lord_Howe", "UTC");
  private static final List<String> CLOCKS =
      List.of(
          "Asia/Tokyo",
          "America/New_York",
          "Europe/London",
          "Africa/Casablanca",
          "Pacific/Apia",
          "Asia/Kathmandu");
  private static final List<String> RULES =
      List.of(
          "RRULE:FREQ=DAILY",
          "RRULE:FREQ=DAILY;COUNT=5",
          "RRULE:FREQ=WEEKLY;BYDAY=MO,TH",
          "RRULE:FREQ=WEEKLY;INTERVAL=2",
          "RRULE:FREQ=MONTHLY;BYDAY=-1FR",
          "RRULE:FREQ=MONTHLY;BYMONTHDAY=31",
          "RRULE:FREQ=YEARLY",
          "RRULE:FREQ=YEARLY;COUNT=2");
  private static final List<String> DENSE =
      List.of("RRULE:FREQ=HOURLY;INTERVAL=7", "RRULE:FREQ=MINUTELY;INTERVAL=15");

  private final Random random;

  /** Begins with a seed. */
  public RandomEvents(long seed) {
    random = new Random(seed);
  }

  /** Returns an event. */
  public EventDraft next() {
    LocalDateTime start =
        LocalDate.of(2025, 6, 1)
            .plusDays(random.nextInt(700))
            .atStartOfDay()
            .plusMinutes(15L * random.nextInt(96));
    String title = "Event \"" + random.nextInt(1000) + "\" 予定";
    boolean days = random.nextInt(4) == 0;
    String[] rule = rule(days);
    if (days) {
      LocalDate day = start.toLocalDate();
      int length = 1 + (random.nextInt(8) == 0 ? random.nextInt(100) : random.nextInt(3));
      return draft(title, on(day.toString()), on(day.plusDays(length).toString()), rule);
    }
    int minutes =
        switch (random.nextInt(10)) {
          case 0 -> 0;
          case 1 -> random.nextInt(60 * 24 * 90);
          default -> 15 * (1 + random.nextInt(12));
        };
    String zone = random.nextInt(5) == 0 ? null : ZONES.get(random.nextInt(ZONES.size()));
    return draft(title, at(text(start), zone), at(text(start.plusMinutes(minutes)), zone), rule);
  }

  private String[] rule(boolean days) {
    int kind = random.nextInt(20);
    if (kind < 10) {
      return new String[0];
    }
    List<String> rules = kind == 19 && !days ? DENSE : RULES;
    return new String[] {rules.get(random.nextInt(rules.size()))};
  }

  /** Returns a zone. */
  public String zone() {
    return ZONES.get(random.nextInt(ZONES.size()));
  }

  /** Returns a change of the basis: one or two zones get others' clocks, or other months count. */
  BasisRevision revision(ExpansionBasis before) {
    TreeMap<String, ZoneFile> zones = new TreeMap<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      byte[] file =
          TzifWriter.write(ZoneId.of(CLOCKS.get(random.nextInt(CLOCKS.size()))).getRules());
      zones.put(zone(), new ZoneFile("r" + before.revision(), file));
    }
    return new BasisRevision(
        before.revision() + 1,
        Instant.EPOCH,
        "admin",
        count > 0 ? before.behind() : random.nextInt(3),
        count > 0 ? before.ahead() : 4 + random.nextInt(12),
        zones);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  private static String text(LocalDateTime time) {
    return time.toString().length() == 16 ? time + ":00" : time.toString();
  }
}
