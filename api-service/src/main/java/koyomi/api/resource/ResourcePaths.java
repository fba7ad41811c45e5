package koyomi.api.resource;

import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import koyomi.domain.id.Ids;
import koyomi.domain.id.ShardKey;

/** Ids of resources in paths. */
final class ResourcePaths {
  private ResourcePaths() {}

  /**
   * Returns the id of a resource.
   *
   * @throws ProblemException (404) if no resource can have this id
   */
  static String resource(String resourceId) {
    if (!Ids.isResourceId(resourceId)) {
      throw missing();
    }
    return resourceId;
  }

  /**
   * Returns the shard of a resource.
   *
   * @throws ProblemException (404) if no resource can have this id
   */
  static ShardKey shard(String resourceId) {
    return ShardKey.ofUser(resource(resourceId));
  }

  /**
   * Returns the id of a reservation.
   *
   * @throws ProblemException (404) if no reservation can have this id
   */
  static String reservation(String reservationId) {
    if (!Ids.isEventId(reservationId)) {
      throw noReservation();
    }
    return reservationId;
  }

  static ProblemException missing() {
    return ProblemException.of(ProblemKind.NOT_FOUND, "there is no such resource");
  }

  static ProblemException noReservation() {
    return ProblemException.of(
        ProblemKind.NOT_FOUND, "there is no such reservation of this resource");
  }
}
