package koyomi.devstack.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import koyomi.devstack.stack.TokenSource;

/** {@code token USER}: a demo user's bearer token, alone on standard output. */
final class TokenCommand {
  private TokenCommand() {}

  static void run(String[] line, PrintStream out) throws IOException {
    var arguments = Arguments.parse(line, Map.of("--data", true));
    var user = arguments.word(0, "USER");
    arguments.expectNoMore(1);
    out.println(TokenSource.of(arguments.data()).token(user));
    out.flush();
  }
}
