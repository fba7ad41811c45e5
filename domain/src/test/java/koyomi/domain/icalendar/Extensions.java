package koyomi.domain.icalendar;

import java.util.List;

/** Properties and components of the later RFCs, as programs write them. */
final class Extensions {
  static final List<String> RFC_7986_9073_9074 =
      List.of(
          "COLOR:turquoise",
          "IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/png:https://example.com/a.png",
          "IMAGE;VALUE=BINARY;ENCODING=BASE64;FMTTYPE=image/gif:R0lGODlhAQABAAAAACw=",
          "CONFERENCE;VALUE=URI;FEATURE=PHONE,MODERATOR;LABEL=Moderator:tel:+1-412-555-0123,,,654",
          "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LANGUAGE=en:https://video.example.com/x?y=1;z",
          "STRUCTURED-DATA;VALUE=TEXT;FMTTYPE=application/ld+json;"
              + "SCHEMA=\"https://schema.org/Event\":{\\n\"@type\": \"Event\"\\n}",
          "STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html;DERIVED=TRUE:<b>Party</b>\\, come",
          "STRUCTURED-LOCATION;VALUE=URI:geo:35.68,139.76",
          "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"Tokyo, Station\":geo:35.68,139.76",
          "RELATED-TO;RELTYPE=SIBLING:other@example.com",
          "RELATED-TO;RELTYPE=FINISHTOSTART;GAP=PT1H:before@example.com",
          "LINK;LINKREL=SOURCE;LABEL=Venue;VALUE=URI:https://example.com/venue",
          "CONCEPT:https://example.com/concepts/party",
          "REFID:itinerary-2014-11-17",
          "REQUEST-STATUS:2.0;Success",
          """
          BEGIN:PARTICIPANT
          UID:p1
          PARTICIPANT-TYPE:SPEAKER
          SUMMARY:Dr. Who
          CALENDAR-ADDRESS:mailto:who@example.com
          BEGIN:VLOCATION
          UID:home
          END:VLOCATION
          BEGIN:VRESOURCE
          UID:mic
          RESOURCE-TYPE:PROJECTOR
          END:VRESOURCE
          END:PARTICIPANT\
          """,
          """
          BEGIN:VLOCATION
          UID:l2
          NAME:The venue
          LOCATION-TYPE:arena,bar
          STRUCTURED-DATA;VALUE=URI:http://dir.example.com/venues/1.vcf
          END:VLOCATION\
          """,
          """
          BEGIN:VRESOURCE
          UID:r
          NAME:Car
          RESOURCE-TYPE:VEHICLE
          END:VRESOURCE\
          """,
          """
          BEGIN:VALARM
          UID:a1
          TRIGGER:-PT30M
          ACTION:DISPLAY
          DESCRIPTION:Go
          END:VALARM\
          """,
          """
          BEGIN:VALARM
          UID:a1
          TRIGGER:-PT30M
          ACKNOWLEDGED:20240110T083000Z
          ACTION:DISPLAY
          DESCRIPTION:Go
          END:VALARM\
          """,
          """
          BEGIN:VALARM
          UID:a2
          TRIGGER;VALUE=DATE-TIME:20240110T083500Z
          RELATED-TO;RELTYPE=SNOOZE:a1
          ACTION:DISPLAY
          DESCRIPTION:Go
          END:VALARM\
          """,
          """
          BEGIN:VALARM
          UID:a3
          TRIGGER;VALUE=DATE-TIME:19760401T005545Z
          PROXIMITY:DEPART
          ACTION:DISPLAY
          DESCRIPTION:Buy milk
          BEGIN:VLOCATION
          UID:office
          NAME:Office
          URL:geo:40.443,-79.945;u=10
          END:VLOCATION
          END:VALARM\
          """,
          """
          BEGIN:VALARM
          TRIGGER:-PT5M
          REPEAT:2
          DURATION:PT1M
          ACTION:AUDIO
          ATTACH;FMTTYPE=audio/basic:ftp://example.com/pub/bell
          END:VALARM\
          """,
          """
          BEGIN:VALARM
          ACTION:NONE
          TRIGGER;VALUE=DATE-TIME:19760401T005545Z
          END:VALARM\
          """);

  private Extensions() {}
}
