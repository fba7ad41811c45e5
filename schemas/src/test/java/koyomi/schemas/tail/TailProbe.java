package koyomi.schemas.tail;

import java.io.PrintStream;

/** Runs the command as the launcher does. */
public final class TailProbe {
  private TailProbe() {}

  /** Prints what is in a topic now. */
  public static void untilEnd(String topic, String bootstrap, String registry, PrintStream out) {
    String[] arguments = {
      topic, "--bootstrap", bootstrap, "--registry", registry, "--from-beginning", "--until-end"
    };
    if (Tail.run(arguments, out, System.err) != 0) {
      throw new AssertionError("tail failed");
    }
  }
}
