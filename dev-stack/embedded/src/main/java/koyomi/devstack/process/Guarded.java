package koyomi.devstack.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends this process at once when the parent is gone. The parent holds
 * the other end of standard input and never writes: its end is the parent's end, even by kill -9.
 * Every part survives a kill -9, so nothing is saved by a slower stop here, while an orphan would
 * keep ports and file locks from the next start.
 */
public final class Guarded {
  /** The exit status of a process whose parent is gone. */
  public static final int PARENT_GONE = 70;

  private Guarded() {}

  /**
   * Watches standard input and calls the named main class.
   *
   * @param arguments the main class, then its own arguments
   * @throws Exception what that main class throws
   */
  public static void main(String[] arguments) throws Exception {
    Thread.ofPlatform().daemon().name("parent-watch").start(Guarded::haltWhenParentIsGone);
    var main = Class.forName(arguments[0]).getMethod("main", String[].class);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void haltWhenParentIsGone() {
    try {
      while (System.in.read() >= 0) {
        // what the parent may say means nothing; only the end does
      }
    } catch (IOException e) {
      System.err.println("standard input failed, taken for the end of the parent: " + e);
    }
    Runtime.getRuntime().halt(PARENT_GONE);
  }
}
