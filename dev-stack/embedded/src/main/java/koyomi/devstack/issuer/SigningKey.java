package koyomi.devstack.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The issuer's RSA key, made once and kept in a file that its owner alone can read. */
final class SigningKey {
  private static final int BITS = 2048;

  private SigningKey() {}

  /**
   * Reads the key, or makes and saves one.
   *
   * @param file where it is kept
   * @return the key pair with its id
   */
  static RSAKey load(Path file) {
    try {
      if (Files.exists(file)) {
        return RSAKey.parse(Files.readString(file));
      }
      var key =
          new RSAKeyGenerator(BITS)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate();
      OwnerOnly.write(file, key.toJSONString());
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("could not keep the signing key in " + file, e);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(
          "no usable signing key in " + file + " (delete it to get a new one)", e);
    }
  }
}
