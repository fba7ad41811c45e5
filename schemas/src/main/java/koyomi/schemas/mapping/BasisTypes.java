package koyomi.schemas.mapping;

import static koyomi.schemas.avro.AvroTypes.BYTES;
import static koyomi.schemas.avro.AvroTypes.INSTANT;
import static koyomi.schemas.avro.AvroTypes.INT;
import static koyomi.schemas.avro.AvroTypes.LONG;
import static koyomi.schemas.avro.AvroTypes.STRING;
import static koyomi.schemas.avro.AvroTypes.sortedMapOf;

import koyomi.domain.zone.ZoneFile;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.RecordType;
import koyomi.schemas.message.BasisRevision;

/** What occurrences are laid out by. */
public final class BasisTypes {
  private static final AvroType<ZoneFile> ZONE_FILE =
      RecordType.<ZoneFile>of("ZoneFile")
          .field("version", STRING, ZoneFile::version)
          .field("file", BYTES, ZoneFile::bytes)
          .build(row -> new ZoneFile(row.get(0), row.get(1)));

  /** A change of the basis. */
  public static final AvroType<BasisRevision> REVISION =
      RecordType.<BasisRevision>of("BasisRevision")
          .field("revision", LONG, BasisRevision::revision)
          .field("recordedAt", INSTANT, BasisRevision::recordedAt)
          .field("actor", STRING, BasisRevision::actor)
          .field("monthsBehind", INT, BasisRevision::monthsBehind)
          .field("monthsAhead", INT, BasisRevision::monthsAhead)
          .field("zones", sortedMapOf(ZONE_FILE), BasisRevision::zones)
          .build(row ->
              new BasisRevision(
                  row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5)));

  private BasisTypes() {}
}
