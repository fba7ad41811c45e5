package koyomi.devstack.rest;

import java.util.UUID;
import koyomi.devstack.stack.RunningStack;
import tools.jackson.databind.JsonNode;

/** A user who sends requests, to the instances by turns unless one is named. */
public final class Person {
  private final RunningStack stack;
  private final String id;
  private final String token;

  /**
   * A user of a stack.
   *
   * @param stack where requests go
   * @param id a demo user or any other
   */
  public Person(RunningStack stack, String id) {
    this(stack, id, stack.parts().token(id));
  }

  /**
   * A user of a stack who has a token already.
   *
   * @param stack where requests go
   * @param id the token's subject
   * @param token of any issuer
   */
  public Person(RunningStack stack, String id, String token) {
    this.stack = stack;
    this.id = id;
    this.token = token;
  }

  /** A user whom no other test knows. */
  public static Person stranger(RunningStack stack) {
    return new Person(stack, "u-" + UUID.randomUUID());
  }

  /** The user's id. */
  public String id() {
    return id;
  }

  /** Begins a request without a body. */
  public Call call(String method, String path) {
    return new Call(stack, method, path).header("Authorization", "Bearer " + token);
  }

  /** Gets something; the answer may be anything. */
  public Reply get(String path) {
    return call("GET", path).send();
  }

  /** Posts JSON. */
  public Reply post(String path, String json) {
    return call("POST", path).json(json).send();
  }

  /** Puts JSON. */
  public Reply put(String path, String json) {
    return call("PUT", path).json(json).send();
  }

  /** Patches by a merge patch. */
  public Reply patch(String path, String json) {
    return call("PATCH", path).body("application/merge-patch+json", json).send();
  }

  /** Deletes something. */
  public Reply delete(String path) {
    return call("DELETE", path).send();
  }

  /**
   * Makes a calendar.
   *
   * @param zone its time zone
   * @return its path
   */
  public String newCalendar(String zone) {
    return post("/v1/calendars", "{\"name\": \"Test\", \"timeZone\": \"%s\"}".formatted(zone))
        .expect(201)
        .header("Location");
  }

  /**
   * Makes an event.
   *
   * @param calendar the calendar's path
   * @param json its body
   * @return the answer's body
   */
  public JsonNode newEvent(String calendar, String json) {
    return post(calendar + "/events", json).expect(201).json();
  }

  /** Gives another user a role in a calendar. */
  public void share(String calendar, Person with, String role) {
    put(calendar + "/acl/" + with.id(), "{\"role\": \"%s\"}".formatted(role)).expect(200);
  }
}
