package koyomi.devstack.issuer;

import java.util.List;
import java.util.Optional;

/**
 * A person whom the issuer knows. The password of each is the id.
 *
 * @param id the subject of the tokens
 * @param name the name shown to others
 * @param email the address
 * @param roles what the {@code roles} claim says
 */
public record DemoUser(String id, String name, String email, List<String> roles) {
  /** The five that people try things with, and the colleagues of the demo company. */
  public static final List<DemoUser> ALL =
      List.of(
          person("alice", "Alice Aoki"),
          person("bob", "Bob Berg"),
          person("carol", "Carol Costa"),
          person("dave", "Dave Dubois"),
          new DemoUser("admin", "Ada Admin", "admin@example.com", List.of("admin")),
          person("haruto", "Haruto Hayashi"),
          person("yui", "Yui Yamada"),
          person("sota", "Sota Suzuki"),
          person("hina", "Hina Honda"),
          person("ren", "Ren Okada"),
          person("mei", "Mei Mori"),
          person("kaito", "Kaito Kimura"),
          person("sakura", "Sakura Sato"),
          person("riku", "Riku Endo"),
          person("emma", "Emma Engel"),
          person("felix", "Felix Fuchs"),
          person("greta", "Greta Graf"),
          person("jonas", "Jonas Jung"),
          person("klara", "Klara König"),
          person("lukas", "Lukas Lang"),
          person("nina", "Nina Neumann"),
          person("ethan", "Ethan Evans"),
          person("grace", "Grace Green"),
          person("henry", "Henry Hall"),
          person("isabel", "Isabel Ingram"),
          person("jack", "Jack Jones"),
          person("liam", "Liam Lee"),
          person("maya", "Maya Moore"),
          person("noah", "Noah Nguyen"),
          person("olivia", "Olivia Owens"));

  /** Copies its list. */
  public DemoUser {
    roles = List.copyOf(roles);
  }

  /**
   * A person without roles.
   *
   * @param id the subject of the tokens
   * @param name the name shown to others
   * @return the person, with an address at example.com
   */
  public static DemoUser person(String id, String name) {
    return new DemoUser(id, name, id + "@example.com", List.of());
  }

  /**
   * Looks a demo user up.
   *
   * @param id the id, case-sensitive
   * @return the user, or nothing
   */
  public static Optional<DemoUser> find(String id) {
    return ALL.stream().filter(user -> user.id().equals(id)).findFirst();
  }

  /** The password of the login form. */
  public String password() {
    return id;
  }
}
