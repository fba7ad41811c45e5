package koyomi.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import koyomi.devstack.Checkout;

/**
 * A stack for tests over HTTP, in a folder that is empty at the start and left behind for whoever
 * looks for the cause of a failure. The launcher's commands know it as they know one of {@code up}.
 */
public final class RunningStack implements AutoCloseable {
  private final DataFolder data;
  private final FolderLock lock;
  private final KoyomiStack stack;
  private final AtomicInteger turn = new AtomicInteger();

  private RunningStack(DataFolder data, FolderLock lock, KoyomiStack stack) {
    this.data = data;
    this.lock = lock;
    this.stack = stack;
  }

  /**
   * Starts a stack.
   *
   * @param name of its folder
   * @param instances how many service instances
   */
  public static RunningStack start(String name, int instances) {
    var data = new DataFolder(Checkout.resolve("dev-stack/target").resolve(name));
    delete(data.root());
    var lock = FolderLock.tryTake(data.stackLock()).orElseThrow();
    var secrets = Secrets.draw();
    secrets.save(data.secrets());
    var stack = KoyomiStack.start(data, instances, secrets);
    stack.info().save(data.info());
    return new RunningStack(data, lock, stack);
  }

  /** Its parts. */
  public KoyomiStack parts() {
    return stack;
  }

  /** Where it keeps everything. */
  public Path folder() {
    return data.root();
  }

  /** The instances by turns: whichever is asked, the answer has to be right. */
  public String anyUrl() {
    var nodes = stack.nodes();
    return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size())).url();
  }

  @Override
  public void close() {
    stack.close();
    lock.close();
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var found = Files.walk(folder)) {
      for (var path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not empty " + folder, e);
    }
  }
}
