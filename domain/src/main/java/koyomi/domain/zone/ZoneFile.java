package koyomi.domain.zone;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.HexFormat;

/** A zone's rules in one version of the time-zone database, as a compiled file (TZif, RFC 9636). */
public final class ZoneFile {
  private final String version;
  private final byte[] bytes;

  /**
   * Keeps a file.
   *
   * @param version of the database, such as {@code 2027a}
   * @param bytes of the file; read when its rules are asked for
   */
  public ZoneFile(String version, byte[] bytes) {
    this.version = version;
    this.bytes = bytes.clone();
  }

  /** Returns the version of the database. */
  public String version() {
    return version;
  }

  /** Returns the file's bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Reads the rules.
   *
   * @throws ZoneDataException if the bytes are no such file
   */
  public ZoneRules rules() {
    return TzifReader.read(bytes);
  }

  /** Tells whether another file has the same bytes. */
  public boolean hasBytesOf(ZoneFile other) {
    return Arrays.equals(bytes, other.bytes);
  }

  /** Returns what tells its content from that of other files. */
  String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ZoneFile file && version.equals(file.version) && hasBytesOf(file);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return version + " (" + bytes.length + " bytes)";
  }
}
