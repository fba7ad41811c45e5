package koyomi.devstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lock that the operating system takes back when its process ends, even by kill -9: nothing stale
 * can be left to clean up.
 */
public final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock if nobody has it.
   *
   * @param file what is locked; made when missing
   * @return the lock, or nothing when somebody holds it
   */
  public static Optional<FolderLock> tryTake(Path file) {
    try {
      Files.createDirectories(file.getParent());
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new FolderLock(channel));
    } catch (IOException e) {
      throw new UncheckedIOException("could not lock " + file, e);
    }
  }

  /**
   * Whether somebody holds the lock.
   *
   * @param file what may be locked
   */
  public static boolean isHeld(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    var lock = tryTake(file);
    lock.ifPresent(FolderLock::close);
    return lock.isEmpty();
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // this very JVM holds it
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("could not unlock", e);
    }
  }
}
