package koyomi.schemas.avro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** The types that records are put together from. */
public final class AvroTypes {
  /** Text. */
  public static final AvroType<String> STRING =
      new Simple<>(
          Schema.create(Schema.Type.STRING), (v, out) -> out.writeString(v), Decoder::readString);

  /** Bytes. */
  public static final AvroType<byte[]> BYTES =
      new Simple<>(
          Schema.create(Schema.Type.BYTES),
          (v, out) -> out.writeBytes(v),
          in -> {
            ByteBuffer read = in.readBytes(null);
            byte[] bytes = new byte[read.remaining()];
            read.get(bytes);
            return bytes;
          });

  /** A yes or no. */
  public static final AvroType<Boolean> BOOLEAN =
      new Simple<>(
          Schema.create(Schema.Type.BOOLEAN),
          (v, out) -> out.writeBoolean(v),
          Decoder::readBoolean);

  /** A 32-bit integer. */
  public static final AvroType<Integer> INT =
      new Simple<>(Schema.create(Schema.Type.INT), (v, out) -> out.writeInt(v), Decoder::readInt);

  /** A 64-bit integer. */
  public static final AvroType<Long> LONG =
      new Simple<>(
          Schema.create(Schema.Type.LONG), (v, out) -> out.writeLong(v), Decoder::readLong);

  /** An instant to the microsecond; what is finer is cut off. */
  public static final AvroType<Instant> INSTANT =
      new Simple<>(
          LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG)),
          (v, out) -> out.writeLong(micros(v)),
          in -> {
            long micros = in.readLong();
            return Instant.ofEpochSecond(seconds(micros), nanos(micros));
          });

  /** A wall-clock time to the microsecond; what is finer is cut off. */
  public static final AvroType<LocalDateTime> LOCAL_TIME =
      new Simple<>(
          LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG)),
          (v, out) -> out.writeLong(micros(v.toInstant(ZoneOffset.UTC))),
          in -> {
            long micros = in.readLong();
            return LocalDateTime.ofEpochSecond(seconds(micros), nanos(micros), ZoneOffset.UTC);
          });

  /** A day. */
  public static final AvroType<LocalDate> DATE =
      new Simple<>(
          LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)),
          (v, out) -> out.writeInt(Math.toIntExact(v.toEpochDay())),
          in -> LocalDate.ofEpochDay(in.readInt()));

  private static final int MICROS = 1_000_000;
  private static final int MAX_GUESS = 64;

  private AvroTypes() {}

  /**
   * An enum; its schema is the one of the same name in the catalogue.
   *
   * @throws IllegalArgumentException if a constant has no symbol
   */
  public static <E extends Enum<E>> AvroType<E> enumOf(Class<E> type) {
    return enumOf(type, type.getSimpleName());
  }

  /**
   * An enum.
   *
   * @param name of its schema in the catalogue
   * @throws IllegalArgumentException if a constant has no symbol
   */
  public static <E extends Enum<E>> AvroType<E> enumOf(Class<E> type, String name) {
    return new EnumType<>(type, SchemaCatalogue.named(name));
  }

  /** A value or null. */
  public static <T> AvroType<@Nullable T> nullable(AvroType<T> type) {
    return new NullableType<>(type);
  }

  /** A list. */
  public static <T> AvroType<List<T>> listOf(AvroType<T> type) {
    return collectionOf(type, list -> list, list -> list);
  }

  /**
   * A collection written in an order of its own.
   *
   * @param ordered gives the elements in the order of writing: the same for equal collections
   * @param made gives the collection of what was read
   */
  public static <T, C extends Collection<T>> AvroType<C> collectionOf(
      AvroType<T> type, Function<C, ? extends Collection<T>> ordered, Function<List<T>, C> made) {
    return new Simple<>(
        Schema.createArray(type.schema()),
        (collection, out) -> {
          Collection<T> items = ordered.apply(collection);
          out.writeArrayStart();
          out.setItemCount(items.size());
          for (T item : items) {
            out.startItem();
            type.write(item, out);
          }
          out.writeArrayEnd();
        },
        in -> {
          long count = in.readArrayStart();
          List<T> items = new ArrayList<>((int) Math.min(count, MAX_GUESS));
          for (; count > 0; count = in.arrayNext()) {
            for (long i = 0; i < count; i++) {
              items.add(type.read(in));
            }
          }
          return made.apply(items);
        });
  }

  /** A map, written in the order of its keys. */
  public static <T extends @Nullable Object> AvroType<Map<String, T>> mapOf(AvroType<T> type) {
    return new Simple<>(
        Schema.createMap(type.schema()),
        (map, out) -> writeMap(type, new TreeMap<>(map), out),
        in -> readMap(type, in));
  }

  /** A map which is ordered by its keys already. */
  public static <T> AvroType<SortedMap<String, T>> sortedMapOf(AvroType<T> type) {
    return new Simple<>(
        Schema.createMap(type.schema()),
        (map, out) -> writeMap(type, map, out),
        in -> readMap(type, in));
  }

  private static <T extends @Nullable Object> void writeMap(
      AvroType<T> type, SortedMap<String, T> map, Encoder out) throws IOException {
    out.writeMapStart();
    out.setItemCount(map.size());
    for (Map.Entry<String, T> entry : map.entrySet()) {
      out.startItem();
      out.writeString(entry.getKey());
      type.write(entry.getValue(), out);
    }
    out.writeMapEnd();
  }

  private static <T extends @Nullable Object> SortedMap<String, T> readMap(
      AvroType<T> type, Decoder in) throws IOException {
    SortedMap<String, T> map = new TreeMap<>();
    for (long count = in.readMapStart(); count > 0; count = in.mapNext()) {
      for (long i = 0; i < count; i++) {
        map.put(in.readString(), type.read(in));
      }
    }
    return map;
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
  }

  private static long seconds(long micros) {
    return Math.floorDiv(micros, MICROS);
  }

  private static int nanos(long micros) {
    return Math.floorMod(micros, MICROS) * 1_000;
  }
}
