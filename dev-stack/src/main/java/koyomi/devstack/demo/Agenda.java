package koyomi.devstack.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The meetings of the demo company's half year: the same ones for the same Monday, so that a load
 * that was cut off can go on.
 */
final class Agenda {
  private static final long SEED = 20_260_302;

  private final LocalDate monday;
  private final int weeks;
  private final Random random = new Random(SEED);
  private final Diary diary = new Diary();
  private final List<DemoRoom> rooms = Company.rooms();
  private final List<Colleague> people = Company.people();
  private final List<Meeting> meetings = new ArrayList<>();

  private Agenda(LocalDate monday, int weeks) {
    this.monday = monday;
    this.weeks = weeks;
  }

  /**
   * The meetings around a week.
   *
   * @param monday of that week
   * @param weeks how many there are before it, and from it on
   */
  static List<Meeting> around(LocalDate monday, int weeks) {
    var agenda = new Agenda(monday, weeks);
    RecurringMeetings.plan(agenda);
    SingleMeetings.plan(agenda);
    return List.copyOf(agenda.meetings);
  }

  /** The Monday with which it begins. */
  LocalDate first() {
    return monday.minusWeeks(weeks);
  }

  /** The Monday after its last week. */
  LocalDate end() {
    return monday.plusWeeks(weeks);
  }

  int weeks() {
    return weeks;
  }

  Random random() {
    return random;
  }

  Diary diary() {
    return diary;
  }

  List<DemoRoom> rooms() {
    return rooms;
  }

  List<Colleague> people() {
    return people;
  }

  /** Adds a meeting with the answers that people give. */
  void add(
      String key,
      String organizer,
      String title,
      LocalDateTime start,
      int minutes,
      ZoneId zone,
      @Nullable String rule,
      List<String> who,
      @Nullable DemoRoom room,
      boolean isPrivate) {
    var invited = who.stream().filter(id -> !id.equals(organizer)).toList();
    meetings.add(
        new Meeting(
            key,
            organizer,
            title,
            start,
            minutes,
            zone,
            rule,
            invited,
            room,
            isPrivate,
            answers(invited, start, rule != null)));
  }

  /** People answer what is soon, and series; most come, some don't, some never say. */
  private Map<String, String> answers(List<String> invited, LocalDateTime start, boolean series) {
    var answers = new HashMap<String, String>();
    var day = start.toLocalDate();
    var soon = !day.isBefore(monday.minusWeeks(1)) && day.isBefore(monday.plusWeeks(2));
    for (var id : invited) {
      var mood = random.nextInt(20);
      if ((soon || series) && mood < 17) {
        answers.put(id, mood < 13 ? "ACCEPTED" : mood < 15 || series ? "TENTATIVE" : "DECLINED");
      }
    }
    return answers;
  }

  Colleague colleague(String id) {
    return people.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }
}
