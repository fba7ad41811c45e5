package koyomi.schemas.basis;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.expansion.ZoneChange;
import koyomi.domain.zone.ZoneData;
import koyomi.domain.zone.ZoneDataException;
import koyomi.domain.zone.ZoneFile;
import koyomi.domain.zone.ZoneShift;
import koyomi.schemas.Topics;
import koyomi.schemas.cli.Options;
import koyomi.schemas.message.BasisRevision;
import koyomi.schemas.registry.CachingRegistry;
import koyomi.schemas.registry.RegistrySettings;
import koyomi.schemas.registry.SchemaRegistry;
import koyomi.schemas.tail.TopicEnd;
import org.apache.kafka.common.KafkaException;

/** Rules of time zones and the months kept: shows them, tells what others would do, takes them. */
public final class ZonesTool {
  private static final String USAGE =
      """
      usage: zones status|report|apply|horizon --bootstrap HOST:PORT --registry URL
        status               the basis as it is
        report               which occurrences other rules would shift; changes nothing
        apply                takes the rules
        horizon              sets the months kept: --behind N --ahead N
        --rules FOLDER       the rules: TZif files as in /usr/share/zoneinfo
        --jdk                the rules: those of the JDK that runs this
        --zones A,B          only of these zones
        --from, --to INSTANT what the report covers (from now to the end of the months kept)
        --client-config FILE properties of the Kafka client: TLS, credentials
      """;

  private final Map<String, Object> client;
  private final SchemaRegistry registry;
  private final BasisLog log;
  private final Options options;
  private final PrintStream out;

  private ZonesTool(Options options, SchemaRegistry registry, PrintStream out) {
    this.client = options.client();
    this.registry = registry;
    this.log = new BasisLog(client, registry);
    this.options = options;
    this.out = out;
  }

  /** Exits with 1 where the cluster or the data fail, with 2 on bad options. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      Options options =
          Options.parse(
              arguments,
              Set.of("jdk"),
              Set.of(
                  "rules",
                  "zones",
                  "from",
                  "to",
                  "behind",
                  "ahead",
                  "actor",
                  "bootstrap",
                  "registry",
                  "client-config"));
      if (options.words().size() != 1) {
        throw new IllegalArgumentException("one of status, report, apply and horizon is needed");
      }
      SchemaRegistry registry =
          new CachingRegistry(RegistrySettings.of(options.required("registry")));
      new ZonesTool(options, registry, out).run(options.words().getFirst());
      return 0;
    } catch (IllegalArgumentException | DateTimeException e) {
      err.println("zones: " + e.getMessage());
      err.print(USAGE);
      return 2;
    } catch (KafkaException | ZoneDataException e) {
      err.println("zones: " + e.getMessage());
      return 1;
    }
  }

  private void run(String command) {
    switch (command) {
      case "status" -> status();
      case "report" -> report();
      case "apply" -> apply();
      case "horizon" -> horizon();
      default -> throw new IllegalArgumentException("no such command: " + command);
    }
  }

  private void status() {
    Basis basis = log.read();
    ExpansionBasis latest = basis.latest();
    out.printf(
        "revision %d, rules of revision %d, %d months behind, %d ahead%n",
        latest.revision(), latest.rules(), latest.behind(), latest.ahead());
    basis.rules().files().values().stream()
        .collect(
            Collectors.groupingBy(ZoneFile::version, TreeMap::new, Collectors.<ZoneFile>counting()))
        .forEach((version, count) -> out.printf("%s: %d zones%n", version, count));
  }

  private void report() {
    Basis basis = log.read();
    Taken taken = taken(basis);
    ShiftReport report = new ShiftReport(taken.change);
    var facts = Topics.CALENDAR_EVENTS.valueSerde(registry).deserializer();
    if (!taken.change.zones().isEmpty()) {
      TopicEnd.read(
          client,
          Topics.CALENDAR_EVENTS.name(),
          record -> report.add(facts.deserialize(record.topic(), record.value())));
    }
    Instant now = Instant.now();
    Instant from = Instant.parse(options.get("from", now.toString()));
    Instant to =
        Instant.parse(
            options.get(
                "to", now.plusSeconds((basis.latest().ahead() + 1L) * 31 * 86_400).toString()));
    List<ShiftReport.Line> lines = report.lines(from, to);
    for (ShiftReport.Line line : lines) {
      for (ZoneShift shift : line.shifts()) {
        out.println(
            String.join(
                "\t",
                line.event().organizerId(),
                line.calendar().id(),
                line.event().id(),
                shift.occurrence().toString(),
                text(shift.from()),
                text(shift.to())));
      }
    }
    out.printf(
        "# %d occurrences of %d events in %d calendars would shift; zones: %s%n",
        lines.stream().mapToLong(line -> line.shifts().size()).sum(),
        lines.size(),
        lines.stream().map(line -> line.calendar().id()).distinct().count(),
        taken.change.zones().isEmpty() ? "none" : String.join(", ", taken.change.zones()));
  }

  private static String text(@org.jspecify.annotations.Nullable Instant instant) {
    return instant == null ? "-" : instant.toString();
  }

  private void apply() {
    Optional<BasisRevision> applied =
        log.append(basis -> {
          Taken taken = taken(basis);
          return taken.files.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  next(basis, basis.latest().behind(), basis.latest().ahead(), taken.files));
        });
    out.println(
        applied
            .map(it ->
                "revision %d: %s".formatted(it.revision(), String.join(", ", it.zones().keySet())))
            .orElse("nothing to do: no clock would change"));
  }

  private void horizon() {
    Optional<BasisRevision> applied =
        log.append(basis -> {
          int behind = number("behind", basis.latest().behind());
          int ahead = number("ahead", basis.latest().ahead());
          return behind == basis.latest().behind() && ahead == basis.latest().ahead()
              ? Optional.empty()
              : Optional.of(next(basis, behind, ahead, new TreeMap<>()));
        });
    out.println(
        applied
            .map(it ->
                "revision %d: %d months behind, %d ahead"
                    .formatted(it.revision(), it.monthsBehind(), it.monthsAhead()))
            .orElse("nothing to do: it is so already"));
  }

  private int number(String name, int otherwise) {
    return Integer.parseInt(options.get(name, Integer.toString(otherwise)));
  }

  private BasisRevision next(
      Basis basis, int behind, int ahead, SortedMap<String, ZoneFile> files) {
    BasisRevision next =
        new BasisRevision(
            basis.latest().revision() + 1,
            Instant.now(),
            options.get("actor", System.getProperty("user.name", "operator")),
            behind,
            ahead,
            files);
    // refused here rather than by every instance
    next.after(basis.latest());
    return next;
  }

  /** What would be taken: the files of the zones whose clocks would change. */
  private record Taken(ZoneChange change, SortedMap<String, ZoneFile> files) {}

  private Taken taken(Basis basis) {
    ZoneData data = data();
    SortedMap<String, ZoneFile> asked =
        options.has("zones") ? data.only(asked(data)) : data.zones();
    ZoneChange change = ZoneChange.of(basis.rules(), basis.rules().with(asked));
    TreeSet<String> fresh = new TreeSet<>(asked.keySet());
    fresh.removeIf(
        zone -> !change.zones().contains(zone) && basis.rules().versionOf(zone).isPresent());
    return new Taken(change, data.only(fresh));
  }

  private List<String> asked(ZoneData data) {
    List<String> names = List.of(options.required("zones").split(",", -1));
    for (String name : names) {
      if (!data.zones().containsKey(name)) {
        throw new IllegalArgumentException("these rules have no zone '" + name + "'");
      }
    }
    return names;
  }

  private ZoneData data() {
    if (options.has("rules") == options.has("jdk")) {
      throw new IllegalArgumentException("either --rules FOLDER or --jdk is needed");
    }
    return options.has("jdk")
        ? ZoneData.ofJdk()
        : ZoneData.read(Path.of(options.required("rules")));
  }
}
