package koyomi.devstack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import koyomi.devstack.rest.EventBody;
import koyomi.devstack.rest.Person;
import koyomi.devstack.stack.RunningStack;
import koyomi.devstack.stack.SharedStack;
import koyomi.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class DeadLetterIT {
  private static final byte[] NO_AVRO = "this is no command".getBytes(StandardCharsets.UTF_8);

  /** The right magic byte, a schema that nobody registered. */
  private static final byte[] NO_SCHEMA = {0, 0x7f, 0x7f, 0x7f, 0x7f, 1, 2, 3};

  private final RunningStack stack;

  DeadLetterIT(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void shouldSetGarbageAsideWithItsReasonAndGoOn() throws Exception {
    var topic = Topics.CALENDAR_COMMANDS.name();
    try (var dead = new DeadLetters(stack);
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", stack.parts().backbone().kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      var partitions = producer.partitionsFor(topic).size();
      for (var partition = 0; partition < partitions; partition++) {
        producer.send(new ProducerRecord<>(topic, partition, new byte[] {1}, NO_AVRO)).get();
        producer.send(new ProducerRecord<>(topic, partition, null, NO_SCHEMA)).get();
      }

      var found = dead.await(2 * partitions);

      assertThat(found).hasSize(2 * partitions);
      for (var record : found) {
        assertThat(record.value()).isIn(NO_AVRO, NO_SCHEMA);
        assertThat(header(record, "__streams.errors.topic")).isEqualTo(topic);
        assertThat(header(record, "__streams.errors.partition")).matches("\\d+");
        assertThat(header(record, "__streams.errors.offset")).matches("\\d+");
        assertThat(header(record, "__streams.errors.exception")).isNotBlank();
        assertThat(header(record, "__streams.errors.message")).isNotBlank();
      }
      for (var i = 0; i < 2 * partitions; i++) {
        var person = Person.stranger(stack);
        person.newEvent(person.newCalendar("UTC"), EventBody.hour("On", "2026-03-02T10:00:00"));
      }
      assertThat(dead.now()).hasSize(2 * partitions);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    assertThat(header).as(name).isNotNull();
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
