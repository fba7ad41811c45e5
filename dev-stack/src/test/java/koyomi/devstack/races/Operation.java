package koyomi.devstack.races;

/**
 * One wish of a client, with all its tries, and what came of it.
 *
 * @param begin nanoseconds at which it was first sent
 * @param end nanoseconds at which it was answered; {@link Long#MAX_VALUE} if it never was
 * @param kind what was wished
 * @param reservation which reservation: the client's name for it
 * @param from first quarter of an hour of the wish, for a reservation or a move
 * @param to the quarter after it
 * @param outcome what the client was told
 */
record Operation(
    long begin, long end, Kind kind, String reservation, int from, int to, Outcome outcome) {
  /** What can be wished. */
  enum Kind {
    RESERVE,
    MOVE,
    CANCEL
  }

  /** What a client can be told. */
  enum Outcome {
    DONE,
    REFUSED,
    UNKNOWN
  }
}
