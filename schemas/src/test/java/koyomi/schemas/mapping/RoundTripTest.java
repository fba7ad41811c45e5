package koyomi.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import koyomi.schemas.avro.AvroType;
import koyomi.schemas.avro.BinaryReader;
import koyomi.schemas.avro.BinaryWriter;
import koyomi.schemas.samples.ResourceSamples;
import koyomi.schemas.samples.Samples;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;

class RoundTripTest {
  @Property(tries = 300)
  void shouldGiveTheSameCommandWhenReadAgain(@ForAll long seed) throws IOException {
    verify(
        CommandTypes.COMMAND,
        new Samples(seed).commandMessage(),
        new Samples(seed).commandMessage());
  }

  @Property(tries = 300)
  void shouldGiveTheSameFactWhenReadAgain(@ForAll long seed) throws IOException {
    verify(FactTypes.FACT, new Samples(seed).fact(), new Samples(seed).fact());
  }

  @Property(tries = 300)
  void shouldGiveTheSameReplyWhenReadAgain(@ForAll long seed) throws IOException {
    verify(OutcomeTypes.REPLY, new Samples(seed).reply(), new Samples(seed).reply());
  }

  @Property(tries = 100)
  void shouldGiveTheSameMembershipChangeWhenReadAgain(@ForAll long seed) throws IOException {
    verify(
        CalendarTypes.MEMBERSHIP_CHANGE,
        new Samples(seed).membershipChange(),
        new Samples(seed).membershipChange());
  }

  @Property(tries = 100)
  void shouldGiveTheSameSchedulingMessageWhenReadAgain(@ForAll long seed) throws IOException {
    verify(
        SchedulingTypes.MESSAGE,
        new Samples(seed).schedulingMessage(),
        new Samples(seed).schedulingMessage());
  }

  @Property(tries = 100)
  void shouldGiveTheSameInvitationMailWhenReadAgain(@ForAll long seed) throws IOException {
    verify(MailTypes.MAIL, new Samples(seed).invitationMail(), new Samples(seed).invitationMail());
  }

  @Property(tries = 100)
  void shouldGiveTheSameConflictChangeWhenReadAgain(@ForAll long seed) throws IOException {
    verify(
        ConflictTypes.CHANGE,
        new Samples(seed).conflictChange(),
        new Samples(seed).conflictChange());
  }

  @Property(tries = 100)
  void shouldGiveTheSameBasisRevisionWhenReadAgain(@ForAll long seed) throws IOException {
    verify(
        BasisTypes.REVISION, new Samples(seed).basisRevision(), new Samples(seed).basisRevision());
  }

  @Property(tries = 200)
  void shouldGiveTheSamePeopleWhenReadAgain(@ForAll long seed) throws IOException {
    verify(PeopleTypes.PROFILE, new Samples(seed).profile(), new Samples(seed).profile());
    verify(
        PeopleTypes.COMMAND, new Samples(seed).peopleCommand(), new Samples(seed).peopleCommand());
    verify(PeopleTypes.REPLY, new Samples(seed).peopleReply(), new Samples(seed).peopleReply());
  }

  @Property(tries = 200)
  void shouldGiveTheSameClaimAndReservationWhenReadAgain(@ForAll long seed) throws IOException {
    verify(
        ResourceMessageTypes.COMMAND,
        new ResourceSamples(seed).claims(),
        new ResourceSamples(seed).claims());
    verify(
        ResourceFactTypes.FACT, new ResourceSamples(seed).fact(), new ResourceSamples(seed).fact());
  }

  /** Also reads it as an outsider would, and by a writer's schema that differs from ours. */
  private static <T> void verify(AvroType<T> type, T value, T equal) throws IOException {
    byte[] bytes = BinaryWriter.write(type, value);

    assertThat(new BinaryReader<>(type, type.schema()).read(bytes, 0)).isEqualTo(value);
    assertThat(BinaryWriter.write(type, equal)).isEqualTo(bytes);
    assertThat(GenericData.get().validate(type.schema(), generic(type.schema(), bytes))).isTrue();

    Schema reordered = Reordered.of(type.schema());
    byte[] foreign = Reordered.rewrite(bytes, type.schema(), reordered);
    assertThat(new BinaryReader<>(type, reordered).read(foreign, 0)).isEqualTo(value);
  }

  private static Object generic(Schema schema, byte[] bytes) throws IOException {
    return new GenericDatumReader<>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
