package koyomi.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import koyomi.api.config.KoyomiProperties;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.write.CommandGateway;
import koyomi.api.write.PeopleGateway;
import koyomi.api.write.ResourceGateway;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CommandContext;
import koyomi.domain.calendar.ExpansionBasis;
import koyomi.domain.calendar.Horizon;
import koyomi.domain.event.Event;
import koyomi.domain.event.Visibility;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.domain.people.Introduction;
import koyomi.domain.people.Profile;
import koyomi.domain.people.Profiles;
import koyomi.domain.resource.ResourceAnswer;
import koyomi.domain.resource.ResourceCommand;
import koyomi.domain.resource.ResourceContext;
import koyomi.topologies.calendar.query.BusyVisitor;
import koyomi.topologies.calendar.query.CalendarReads;
import koyomi.topologies.calendar.query.CalendarView;
import koyomi.topologies.calendar.query.ChangePage;
import koyomi.topologies.calendar.query.Consistency;
import koyomi.topologies.calendar.query.DirectoryPage;
import koyomi.topologies.calendar.query.EventPage;
import koyomi.topologies.calendar.query.HistoryPage;
import koyomi.topologies.calendar.query.HistoryPage.Kind;
import koyomi.topologies.calendar.query.HistoryPage.Version;
import koyomi.topologies.calendar.query.Membership;
import koyomi.topologies.calendar.query.OccurrencePage;
import koyomi.topologies.calendar.query.OccurrenceQuery;
import koyomi.topologies.calendar.query.PastEvent;
import koyomi.topologies.calendar.query.PastEventPage;
import koyomi.topologies.calendar.query.Placement;
import koyomi.topologies.calendar.query.ReadRequirement;
import koyomi.topologies.calendar.query.Window;
import koyomi.topologies.scheduling.query.ResourceReads;
import koyomi.topologies.scheduling.query.ResourceView;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole service but what needs a broker: a web server, and stores and a writer in memory. */
public final class TestService implements AutoCloseable {
  /** The calendar that there is: alice owns it, bob views it, carol edits it. */
  public static final String CALENDAR = "abcdefabcdefabcdefabcdefab";

  /** The secret between instances. */
  public static final String INTERNAL = "between-instances-only";

  private final TestIssuer issuer;
  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Starts the service on a free port. */
  public TestService() throws Exception {
    this(List.of());
  }

  /**
   * Starts the service with more than it has by itself.
   *
   * @param more classes of beans
   */
  public TestService(List<Class<?>> more) throws Exception {
    issuer = new TestIssuer();
    List<Class<?>> parts = new ArrayList<>(more);
    parts.add(Parts.class);
    SpringApplication application = new SpringApplication(parts.toArray(Class<?>[]::new));
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "koyomi.advertised-url", "http://localhost:1",
            "koyomi.internal-token", INTERNAL,
            "koyomi.issuer-uri", issuer.uri(),
            "koyomi.kafka.bootstrap-servers", "localhost:1",
            "koyomi.registry.url", "http://localhost:1",
            "koyomi.reads.timeout", "300ms"));
    context =
        (ServletWebServerApplicationContext)
            application.run("--management.endpoint.health.group.readiness.include=readinessState");
  }

  /** The parts of the service. */
  public ServletWebServerApplicationContext context() {
    return context;
  }

  /** What the service reads. */
  public Stores stores() {
    return context.getBean(Stores.class);
  }

  /** Where the service writes. */
  public Writer writer() {
    return context.getBean(Writer.class);
  }

  /** Makes tokens. */
  public TestIssuer issuer() {
    return issuer;
  }

  /** Begins a request of a user. */
  public HttpRequest.Builder as(String user, String path) {
    return anonymous(path).header("Authorization", "Bearer " + issuer.token(user));
  }

  /** Begins a request of nobody. */
  public HttpRequest.Builder anonymous(String path) {
    int port = Objects.requireNonNull(context.getWebServer()).getPort();
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  /** Sends a request. */
  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a request without waiting. */
  public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    context.close();
    issuer.close();
  }

  /** Wiring. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableConfigurationProperties(KoyomiProperties.class)
  @Import({KoyomiApplication.Web.class, Stores.class, Writer.class})
  static class Parts {
    @Bean
    PeopleGateway noPeople() {
      return (context, command, timeout) ->
          CompletableFuture.failedFuture(
              ProblemException.of(ProblemKind.UNAVAILABLE, "there is no writer"));
    }

    @Bean
    NoResources noResources() {
      return new NoResources();
    }

    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }
  }

  /** A scheduling application that is nowhere: what it holds is tested on the whole stack. */
  static final class NoResources implements ResourceReads, ResourceGateway {
    @Override
    public Placement placementOf(ShardKey shard) {
      return new Placement(shard.partition(1), null, List.of(), false);
    }

    @Override
    public ResourceView open(ShardKey shard, ReadRequirement requirement) {
      throw new IllegalStateException("nobody is sent here");
    }

    @Override
    public CompletableFuture<ResourceAnswer> send(
        ResourceContext context, ResourceCommand command, Duration timeout) {
      return CompletableFuture.failedFuture(
          ProblemException.of(ProblemKind.UNAVAILABLE, "there is no writer"));
    }
  }

  /** One partition, here unless said otherwise, with one calendar. */
  public static final class Stores implements CalendarReads, CalendarView {
    /** Events by id. */
    public final Map<String, Event> events = new ConcurrentHashMap<>();

    /** The moment that was asked for last. */
    public volatile @Nullable Instant asOf;

    /** Whether this instance has the partition. */
    public volatile boolean here = true;

    @Override
    public Placement placementOf(ShardKey shard) {
      return new Placement(0, null, List.of(), here);
    }

    @Override
    public CalendarView open(ShardKey shard, ReadRequirement requirement) {
      return this;
    }

    @Override
    public void busy(String userId, Span window, BusyVisitor visitor) {
      // nobody is busy
    }

    @Override
    public Optional<Calendar> calendar(String calendarId) {
      return calendarId.equals(CALENDAR) ? Optional.of(theCalendar()) : Optional.empty();
    }

    @Override
    public List<Membership> memberships(String userId) {
      Role role = theCalendar().acl().get(userId);
      return role == null ? List.of() : List.of(new Membership(CALENDAR, role));
    }

    @Override
    public Optional<Profile> profile(String userId) {
      return Optional.of(
          Profiles.made(userId, Introduction.NONE, Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Override
    public DirectoryPage people(List<String> asked, String after, int limit) {
      return new DirectoryPage(List.of(), null);
    }

    @Override
    public List<Profile> peopleByMail(String email) {
      return List.of();
    }

    @Override
    public Optional<Event> event(String calendarId, String eventId) {
      return Optional.ofNullable(events.get(eventId));
    }

    @Override
    public EventPage events(
        Calendar calendar, @Nullable Window window, int limit, @Nullable String pageToken) {
      return new EventPage(List.copyOf(events.values()), null);
    }

    @Override
    public ChangePage changes(String calendarId, long sinceSequence, int limit) {
      return new ChangePage(List.of(), 7, false);
    }

    @Override
    public OccurrencePage occurrences(OccurrenceQuery query) {
      return OccurrencePage.empty();
    }

    @Override
    public OccurrencePage occurrencesOf(Event event, OccurrenceQuery query) {
      return OccurrencePage.empty();
    }

    @Override
    public Optional<PastEvent> eventAsOf(String calendarId, String eventId, Instant asOf) {
      return event(calendarId, eventId).map(event -> new PastEvent(past(event), event));
    }

    @Override
    public PastEventPage eventsAsOf(
        Calendar calendar,
        Instant asOf,
        @Nullable Window window,
        int limit,
        @Nullable String pageToken) {
      this.asOf = asOf;
      return new PastEventPage(
          events.values().stream().map(event -> new PastEvent(past(event), event)).toList(), null);
    }

    @Override
    public OccurrencePage occurrencesAsOf(OccurrenceQuery query, Instant asOf) {
      this.asOf = asOf;
      return OccurrencePage.empty();
    }

    @Override
    public OccurrencePage occurrencesOf(PastEvent event, OccurrenceQuery query) {
      return OccurrencePage.empty();
    }

    @Override
    public Optional<HistoryPage> history(
        String calendarId, String eventId, int limit, @Nullable String pageToken) {
      return event(calendarId, eventId)
          .map(event ->
              new HistoryPage(
                  event,
                  List.of(
                      version(6, Kind.DELETED, null, event),
                      version(5, Kind.UPDATED, event, past(event)),
                      version(1, Kind.CREATED, past(event), null)),
                  null));
    }

    private static Version version(
        long number, Kind kind, @Nullable Event event, @Nullable Event before) {
      Instant then = Instant.parse("2026-01-05T08:00:00Z");
      return new Version(number, kind, then, "alice", "c" + number, event, before);
    }

    /** Before its title was changed and it was, perhaps, hidden. */
    private static Event past(Event event) {
      return Events.event(event.id(), Events.inTokyo(Visibility.PUBLIC));
    }

    /** The calendar. */
    public static Calendar theCalendar() {
      SortedMap<String, Role> acl =
          new TreeMap<>(Map.of("alice", Role.OWNER, "bob", Role.VIEWER, "carol", Role.EDITOR));
      ZoneId zone = ZoneId.of("Europe/Berlin");
      Instant then = Instant.parse("2026-01-01T00:00:00Z");
      return new Calendar(
          CALENDAR,
          "alice",
          "Work",
          null,
          null,
          zone.getId(),
          false,
          "{}",
          acl,
          3,
          7,
          Horizon.around(zone, YearMonth.of(2026, 1), ExpansionBasis.BUILT_IN),
          then,
          then,
          null);
    }
  }

  /** Remembers commands and answers as it is told. */
  public static final class Writer implements CommandGateway {
    /** A command with what came along. */
    public record Sent(CommandContext context, CalendarCommand command) {}

    /** What was sent. */
    public final List<Sent> sent = new CopyOnWriteArrayList<>();

    /** Answers. */
    public volatile Function<Sent, CompletableFuture<Receipt>> answer =
        _ -> receipt(new Answer.Deleted());

    /** An answer at once. */
    public static CompletableFuture<Receipt> receipt(Answer answer) {
      return CompletableFuture.completedFuture(new Receipt(answer, new Consistency(2, 41)));
    }

    @Override
    public CompletableFuture<Receipt> send(
        CommandContext context, CalendarCommand command, Duration timeout) {
      Sent one = new Sent(context, command);
      sent.add(one);
      return answer.apply(one);
    }
  }
}
