package koyomi.api.transfer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import koyomi.api.config.KoyomiProperties;
import koyomi.api.http.Bodies;
import koyomi.api.http.IdempotencyKeys;
import koyomi.api.http.JsonAnswers;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.api.read.CalendarLookup;
import koyomi.api.read.ConsistencyHeader;
import koyomi.api.read.LocalCalendars;
import koyomi.api.read.Routing;
import koyomi.api.security.Caller;
import koyomi.api.write.Writes;
import koyomi.domain.access.Role;
import koyomi.domain.calendar.Calendar;
import koyomi.domain.icalendar.ICalendarReader;
import koyomi.domain.icalendar.ICalendarWriter;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;
import koyomi.domain.zone.Zones;
import koyomi.topologies.calendar.query.Consistency;
import koyomi.topologies.calendar.query.ReadException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Whole iCalendar files (RFC 5545) in and out. */
@Controller
public class TransferController {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Writes writes;
  private final Routing routing;
  private final LocalCalendars local;
  private final CalendarLookup lookup;
  private final ImportTurns imports;

  /** Serves import and export. */
  public TransferController(
      Writes writes,
      Routing routing,
      LocalCalendars local,
      CalendarLookup lookup,
      KoyomiProperties properties) {
    this.writes = writes;
    this.routing = routing;
    this.local = local;
    this.lookup = lookup;
    this.imports = new ImportTurns(properties.writes().maxImports(), PATIENCE);
  }

  /** Takes a file; each event is taken, or named with line and reason. */
  @PostMapping(
      path = "/v1/calendars/{calendarId}/import",
      consumes = "text/calendar",
      produces = "application/json")
  public void take(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId)
      throws IOException {
    check(calendarId);
    CalendarLookup.Summary calendar = lookup.find(request, caller, calendarId);
    if (!calendar.role().atLeast(Role.EDITOR)) {
      throw ProblemException.of(
          ProblemKind.FORBIDDEN, "this needs the role EDITOR, yours is " + calendar.role());
    }
    String key = IdempotencyKeys.key(request);
    imports.begin();
    try {
      ICalendarReader.Options options =
          new ICalendarReader.Options(Zones.of(calendar.timeZone()), charset(request));
      if (key == null) {
        String own = "import-" + UUID.randomUUID();
        ImportRun run = new ImportRun(writes, caller, calendarId, own, own);
        try (InputStream body = Bodies.stream(request, Bodies.MAX_IMPORT)) {
          read(body, options, run, request, response, caller, calendarId);
        }
      } else {
        try (Spool spool = new Spool(request);
            InputStream body = spool.open()) {
          ImportRun run = new ImportRun(writes, caller, calendarId, key, spool.hash());
          read(body, options, run, request, response, caller, calendarId);
        }
      }
    } finally {
      imports.end();
    }
  }

  private void read(
      InputStream body,
      ICalendarReader.Options options,
      ImportRun run,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      String calendarId)
      throws IOException {
    ImportSlices slices = new ImportSlices(run::send);
    ICalendarReader.read(body, options, slices);
    slices.flush();
    run.finish();
    Consistency kept =
        KeptProperties.keep(writes, lookup, request, caller, calendarId, slices.calendar());
    Consistency position = kept == null ? run.position() : kept;
    if (position != null) {
      response.setHeader(ConsistencyHeader.NAME, position.encode());
    }
    JsonAnswers.write(response, HttpServletResponse.SC_OK, run.report(slices.rejected()));
  }

  /** Gives the whole calendar as a file. */
  @GetMapping(path = "/v1/calendars/{calendarId}/export")
  public void give(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @PathVariable String calendarId)
      throws IOException {
    check(calendarId);
    routing.serve(
        ShardKey.ofCalendar(calendarId),
        request,
        response,
        caller,
        view -> {
          LocalCalendars.Seen seen = local.see(view, caller, calendarId, Role.FREEBUSY);
          ExportedEvents events = new ExportedEvents(view, seen, caller);
          response.setContentType("text/calendar;charset=utf-8");
          response.setHeader("Content-Disposition", "attachment; filename=\"calendar.ics\"");
          response.setHeader("Cache-Control", "private, no-cache");
          try {
            ICalendarWriter.write(header(seen), events, response.getOutputStream());
          } catch (ReadException e) {
            if (response.isCommitted()) {
              throw new IOException("the calendar moved away in the middle of its export", e);
            }
            response.reset();
            throw e;
          }
        });
  }

  private static ICalendarWriter.Header header(LocalCalendars.Seen seen) {
    Calendar calendar = seen.calendar();
    return new ICalendarWriter.Header(
        calendar.name(),
        calendar.description(),
        calendar.zone(),
        calendar.color(),
        seen.role().atLeast(Role.VIEWER) ? KeptProperties.of(calendar.settings()) : List.of());
  }

  private static void check(String calendarId) {
    if (!Ids.isCalendarId(calendarId)) {
      throw ProblemException.of(ProblemKind.NOT_FOUND, "there is no such calendar");
    }
  }

  /** What the sender says of the charset; one that nobody knows says nothing. */
  private static @Nullable Charset charset(HttpServletRequest request) {
    try {
      String type = request.getContentType();
      return type == null ? null : MediaType.parseMediaType(type).getCharset();
    } catch (InvalidMediaTypeException
        | IllegalCharsetNameException
        | UnsupportedCharsetException e) {
      return null;
    }
  }
}
