package koyomi.devstack.stack;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.Collectors;
import koyomi.devstack.client.KoyomiClient;
import koyomi.devstack.issuer.DemoClients;
import koyomi.devstack.issuer.DemoUser;

/** What people read once the stack is ready. */
final class Welcome {
  /** The users whom people know from the documentation come first. */
  private static final int FEW = 5;

  private Welcome() {}

  /**
   * The text, with commands to copy and paste.
   *
   * @param stack the running stack
   * @param dataOption what a command has to add to find it
   */
  static String text(KoyomiStack stack, String dataOption) {
    var token = "$(" + launcher() + " token alice" + dataOption + ")";
    var month = YearMonth.now(ZoneId.systemDefault());
    var backbone = stack.backbone();
    var users =
        DemoUser.ALL.stream().limit(FEW).map(DemoUser::id).collect(Collectors.joining(", "))
            + " and %d colleagues".formatted(DemoUser.ALL.size() - FEW);
    return """

    Koyomi is ready.  Ctrl-C stops it; the data stay.
      API        %s/v1    (description: %s/v1/openapi.json)
      issuer     %s    (public client %s, service account %s)
      kafka      %s
      registry   %s
      users      %s    (the password of each is the name)

    A month, and a new event:
      curl -s -H "Authorization: Bearer %s" '%s/v1/me/occurrences?from=%sT00:00:00Z&to=%sT00:00:00Z'
      %s
    """
        .formatted(
            stack.url(),
            stack.url(),
            backbone.issuer(),
            DemoClients.PUBLIC_CLIENT,
            DemoClients.SERVICE_ACCOUNT,
            backbone.kafka(),
            backbone.registry(),
            users,
            token,
            stack.url(),
            month.atDay(1),
            month.plusMonths(1).atDay(1),
            creation(stack, token));
  }

  private static String creation(KoyomiStack stack, String token) {
    var post =
        "curl -s -H \"Authorization: Bearer %s\" -H 'Content-Type: application/json' -d '%s' %s";
    var calendar =
        new KoyomiClient(stack.url(), stack.token("alice"))
            .calendars().stream().filter(each -> each.ownerId().equals("alice")).findFirst();
    if (calendar.isEmpty()) {
      return post.formatted(
          token, "{\"name\":\"Mine\",\"timeZone\":\"Asia/Tokyo\"}", stack.url() + "/v1/calendars");
    }
    var day = LocalDate.now(ZoneId.systemDefault()).plusDays(1);
    var event =
        "{\"title\":\"Lunch\",\"start\":{\"dateTime\":\"%sT12:00:00\"},\"end\":{\"dateTime\":\"%sT13:00:00\"}}"
            .formatted(day, day);
    return post.formatted(
        token, event, stack.url() + "/v1/calendars/" + calendar.get().id() + "/events");
  }

  private static String launcher() {
    return System.getProperty("koyomi.launcher", "./koyomi");
  }
}
