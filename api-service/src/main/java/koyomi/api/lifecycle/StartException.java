package koyomi.api.lifecycle;

import java.util.List;

/** The service can't start against the cluster as it is. */
public final class StartException extends RuntimeException {
  /** Says each difference on a line of its own. */
  StartException(List<String> differences) {
    super(
        "The cluster isn't as the catalogue of topics says; run the deployment step, or set"
            + " koyomi.startup-wait:\n  - "
            + String.join("\n  - ", differences));
  }
}
