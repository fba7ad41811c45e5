package koyomi.api.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import koyomi.api.http.Bodies;
import koyomi.api.http.Conditions;
import koyomi.api.json.CalendarBodies;
import koyomi.api.json.JsonBodies;
import koyomi.api.json.MergePatch;
import koyomi.api.read.CalendarLookup;
import koyomi.api.security.Caller;
import koyomi.api.write.CommandGateway;
import koyomi.api.write.Writes;
import koyomi.domain.calendar.Answer;
import koyomi.domain.calendar.CalendarCommand;
import koyomi.domain.calendar.CalendarDraft;
import koyomi.domain.calendar.CommandContext.Precondition;
import koyomi.domain.calendar.Rejection;

/**
 * Merge patches of calendars. All fields but one are merged by the writer; the client's own
 * settings are JSON, which the domain doesn't read, so their patch is merged here into what was
 * read, on the condition that nobody changed it meanwhile, and again if somebody did.
 */
public final class CalendarPatches {
  private static final int TRIES = 5;

  private final Writes writes;
  private final CalendarLookup lookup;
  private final Executor executor;

  /** Merges what has to be merged on the executor, whose threads may wait. */
  public CalendarPatches(Writes writes, CalendarLookup lookup, Executor executor) {
    this.writes = writes;
    this.lookup = lookup;
    this.executor = executor;
  }

  /** Writes the patched calendar to its caller. */
  @FunctionalInterface
  interface Reply {
    /** Writes it. */
    void write(Answer answer, HttpServletResponse response, Caller caller) throws IOException;
  }

  /** Answers a request to patch. */
  void patch(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      String calendarId,
      Reply reply) {
    CalendarDraft patch = CalendarBodies.draft(JsonBodies.object(Bodies.read(request)));
    Precondition asked = Conditions.ofWrite(request);
    Writes.Reply write = (answer, to) -> reply.write(answer, to, caller);
    if (patch.settings() == null) {
      writes.submit(
          request,
          response,
          caller,
          calendarId,
          null,
          new CalendarCommand.PatchCalendar(patch),
          write);
      return;
    }
    CompletableFuture<CommandGateway.Receipt> receipt =
        CompletableFuture.supplyAsync(
            () -> merge(request, caller, calendarId, patch, asked), executor);
    writes.answer(request, response, receipt, write);
  }

  private CommandGateway.Receipt merge(
      HttpServletRequest request,
      Caller caller,
      String calendarId,
      CalendarDraft patch,
      Precondition asked) {
    CommandGateway.Receipt receipt = null;
    for (int i = 0; i < TRIES; i++) {
      CalendarLookup.Summary now = lookup.find(request, caller, calendarId);
      Precondition unchanged =
          asked instanceof Precondition.Tags
              ? asked
              : new Precondition.Tags(List.of(Long.toString(now.version())));
      receipt =
          writes
              .send(
                  caller,
                  calendarId,
                  unchanged,
                  new CalendarCommand.PatchCalendar(merged(patch, now.settings())))
              .join();
      if (asked instanceof Precondition.Tags || !isOvertaken(receipt.answer())) {
        return receipt;
      }
    }
    return java.util.Objects.requireNonNull(receipt);
  }

  private static boolean isOvertaken(Answer answer) {
    return answer instanceof Answer.OfRejection refused
        && refused.rejection().kind() == Rejection.Kind.PRECONDITION_FAILED;
  }

  private static CalendarDraft merged(CalendarDraft patch, String settings) {
    String text = patch.settings();
    return new CalendarDraft(
        patch.fields(),
        patch.name(),
        patch.description(),
        patch.color(),
        patch.timeZone(),
        patch.isPublic(),
        text == null ? null : MergePatch.apply(settings, text));
  }
}
