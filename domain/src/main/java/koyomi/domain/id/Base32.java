package koyomi.domain.id;

import java.util.random.RandomGenerator;

/** Lower-case base 32 of RFC 4648 without padding: URL-safe, case-proof, and orders as it reads. */
final class Base32 {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private Base32() {}

  static boolean isBase32(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (ALPHABET.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  static int value(char c) {
    return ALPHABET.indexOf(c);
  }

  /** The first {@code length} characters of the encoding of {@code bytes}, which must suffice. */
  static String encode(byte[] bytes, int length) {
    StringBuilder text = new StringBuilder(length);
    int buffer = 0;
    int bits = 0;
    int next = 0;
    while (text.length() < length) {
      if (bits < 5) {
        buffer = buffer << 8 | (bytes[next++] & 0xff);
        bits += 8;
      }
      bits -= 5;
      text.append(ALPHABET.charAt(buffer >> bits & 31));
    }
    return text.toString();
  }

  /** A number that is not negative, in so many digits. */
  static String ofNumber(int number, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = length - 1; i >= 0; i--) {
      int shift = 5 * i;
      text.append(ALPHABET.charAt(shift > 30 ? 0 : number >> shift & 31));
    }
    return text.toString();
  }

  static String random(RandomGenerator random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(32)));
    }
    return text.toString();
  }
}
