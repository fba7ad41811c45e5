package koyomi.api.lifecycle;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import koyomi.api.security.IssuerKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Finds the issuer in the background, so that the first caller needn't wait for it. */
final class KeysWarmUp implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(KeysWarmUp.class);
  private static final long AGAIN_MS = 500;

  private final IssuerKeys keys;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  KeysWarmUp(IssuerKeys keys) {
    this.keys = keys;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().name("issuer").daemon().start(this::find);
  }

  private void find() {
    String last = "";
    while (stopped.getCount() > 0) {
      try {
        keys.source();
        return;
      } catch (IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (!reason.equals(last)) {
          LOG.info("The issuer {} doesn't answer yet: {}", keys.issuer(), reason);
          last = reason;
        }
      }
      if (pause()) {
        return;
      }
    }
  }

  private boolean pause() {
    try {
      return stopped.await(AGAIN_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
