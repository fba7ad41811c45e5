package koyomi.devstack.demo;

import java.util.List;

/** What people of the demo company meet for. */
final class Topics {
  static final List<String> TITLES =
      List.of(
          "Design review",
          "Budget",
          "Interview: stream engineer",
          "Customer call: Nordwind",
          "Customer call: Kawa Foods",
          "Incident review",
          "Capacity planning",
          "Onboarding",
          "Security review",
          "Release readiness",
          "Roadmap",
          "Migration plan",
          "Pricing",
          "Contract with the landlord",
          "Accessibility check",
          "Usability test",
          "Pairing",
          "Board slides",
          "Partner visit",
          "Quarterly numbers",
          "Data model",
          "Bug triage",
          "Conference talk rehearsal",
          "Office move",
          "Brand colours");

  /** Half an hour and an hour are the most common. */
  static final int[] MINUTES = {30, 30, 30, 60, 60, 45, 90};

  private Topics() {}
}
