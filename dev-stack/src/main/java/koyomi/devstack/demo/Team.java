package koyomi.devstack.demo;

import java.util.List;

/** Who works with whom; the first of each leads it. */
enum Team {
  /** The stream engineers. */
  PLATFORM("Platform", Site.TOKYO),
  /** Web and mobile. */
  APPS("Apps", Site.TOKYO),
  /** Warehouse and reports. */
  DATA("Data", Site.BERLIN),
  /** What keeps the company running. */
  OPERATIONS("Operations", Site.BERLIN),
  /** Customers of both coasts. */
  SALES("Sales", Site.NEW_YORK),
  /** How it looks. */
  DESIGN("Design", Site.NEW_YORK);

  private final String title;
  private final Site site;

  Team(String title, Site site) {
    this.title = title;
    this.site = site;
  }

  String title() {
    return title;
  }

  Site site() {
    return site;
  }

  List<String> members() {
    return switch (this) {
      case PLATFORM -> List.of("haruto", "alice", "yui", "sota", "hina");
      case APPS -> List.of("ren", "mei", "kaito", "sakura", "riku");
      case DATA -> List.of("emma", "bob", "felix", "greta", "dave");
      case OPERATIONS -> List.of("admin", "jonas", "klara", "lukas", "nina");
      case SALES -> List.of("ethan", "carol", "grace", "henry", "isabel");
      case DESIGN -> List.of("jack", "liam", "maya", "noah", "olivia");
    };
  }

  String lead() {
    return members().getFirst();
  }

  List<String> others() {
    return members().subList(1, members().size());
  }
}
