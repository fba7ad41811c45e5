package koyomi.devstack.process;

import java.util.concurrent.CountDownLatch;

/** A process that runs until it is told to stop, and says so. */
public final class Lingering {
  static final String READY = "ready";
  static final String STOPPED = "stopped in order";

  private Lingering() {}

  /** Runs for ever. */
  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(STOPPED)));
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
