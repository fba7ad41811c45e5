package koyomi.devstack.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import koyomi.devstack.issuer.DemoUser;
import koyomi.devstack.issuer.TokenServlet;

/** Demo users' tokens from the issuer of a stack that runs in another process. */
public final class TokenSource {
  private final String issuer;
  private final String secret;

  private TokenSource(String issuer, String secret) {
    this.issuer = issuer;
    this.secret = secret;
  }

  /**
   * The tokens of a running stack.
   *
   * @param data its folder
   * @throws IllegalStateException when none runs there
   */
  public static TokenSource of(DataFolder data) {
    return new TokenSource(RunInfo.of(data).issuer(), Secrets.read(data.secrets()).tokens());
  }

  /**
   * A token good for 12 hours.
   *
   * @param user a demo user's id
   * @return the compact token
   * @throws IOException when the issuer doesn't answer
   * @throws IllegalArgumentException when there is no such demo user
   */
  public String token(String user) throws IOException {
    var uri =
        URI.create(issuer + TokenServlet.PATH + URLEncoder.encode(user, StandardCharsets.UTF_8));
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    try {
      connection.setRequestMethod("POST");
      connection.setRequestProperty(TokenServlet.SECRET_HEADER, secret);
      return switch (connection.getResponseCode()) {
        case HttpURLConnection.HTTP_OK ->
            new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        case HttpURLConnection.HTTP_NOT_FOUND ->
            throw new IllegalArgumentException(
                "no demo user "
                    + user
                    + "; there are "
                    + DemoUser.ALL.stream().map(DemoUser::id).collect(Collectors.joining(", ")));
        default -> throw new IOException("the issuer refused: " + connection.getResponseCode());
      };
    } finally {
      connection.disconnect();
    }
  }
}
