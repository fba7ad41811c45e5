package koyomi.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import koyomi.devstack.issuer.DemoClients;
import koyomi.devstack.issuer.DemoUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class EmbeddedIssuerTest {
  private static final String CALLBACK = "http://127.0.0.1:9/callback";

  @TempDir Path dir;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private EmbeddedIssuer issuer;
  private JwtDecoder decoder;

  @BeforeEach
  void startIssuer() {
    issuer = EmbeddedIssuer.start(dir, Ports.free(), "the secret");
    // by discovery and key set, as a resource server does
    decoder = JwtDecoders.fromIssuerLocation(issuer.uri());
  }

  @AfterEach
  void stopIssuer() {
    http.close();
    issuer.close();
  }

  @Test
  void shouldDescribePersonInTokenWhenUserIsKnown() {
    var token = decoder.decode(issuer.token("alice"));

    assertThat(token.getSubject()).isEqualTo("alice");
    assertThat(token.getClaimAsString("email")).isEqualTo("alice@example.com");
    assertThat(token.getClaimAsString("name")).isEqualTo("Alice Aoki");
    assertThat(token.getClaimAsStringList("roles")).isEmpty();
    assertThat(token.getAudience()).containsExactly("koyomi");
    assertThat(lifeOf(token)).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void shouldCarryAdminRoleWhenUserIsAdmin() {
    assertThat(decoder.decode(issuer.token("admin")).getClaimAsStringList("roles"))
        .containsExactly("admin");
  }

  @Test
  void shouldMakeRefusedTokenWhenLifeIsNegative() {
    var expired = issuer.mint().token(DemoUser.ALL.getFirst(), Duration.ofHours(-1));

    assertThatThrownBy(() -> decoder.decode(expired)).isInstanceOf(JwtValidationException.class);
  }

  @Test
  void shouldAcceptEarlierTokenWhenStartedAgain() throws Exception {
    var token = issuer.token("bob");
    var port = URI.create(issuer.uri()).getPort();
    issuer.close();
    issuer = EmbeddedIssuer.start(dir, port, "the secret");

    var again = JwtDecoders.<JwtDecoder>fromIssuerLocation(issuer.uri()).decode(token);

    assertThat(again.getSubject()).isEqualTo("bob");
    assertThat(Files.getPosixFilePermissions(dir.resolve("signing-key.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void shouldGiveDemoTokenOnlyWhenSecretIsKnown() throws Exception {
    var granted = demoToken("carol", "the secret");

    assertThat(decoder.decode(granted.body()).getSubject()).isEqualTo("carol");
    assertThat(demoToken("carol", "a guess").statusCode()).isEqualTo(401);
    assertThat(demoToken("nobody", "the secret").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldNameClientAsSubjectWhenServiceAccountAsks() throws Exception {
    var answer =
        postForm(
            "/oauth2/token",
            Map.of(
                "grant_type", "client_credentials",
                "client_id", DemoClients.SERVICE_ACCOUNT,
                "client_secret", DemoClients.SERVICE_SECRET));

    var token = decoder.decode(field(answer.body(), "access_token"));

    assertThat(token.getSubject()).isEqualTo(DemoClients.SERVICE_ACCOUNT);
    assertThat(token.getClaimAsString("client_id")).isEqualTo(DemoClients.SERVICE_ACCOUNT);
    assertThat(token.getAudience()).containsExactly("koyomi");
  }

  @Test
  void shouldGrantTokenWhenUserLogsInWithPkce() throws Exception {
    var verifier = "v".repeat(64);
    var authorize =
        URI.create(
            issuer.uri()
                + "/oauth2/authorize?"
                + form(
                    Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        DemoClients.PUBLIC_CLIENT,
                        "redirect_uri",
                        CALLBACK,
                        "scope",
                        "openid",
                        "code_challenge",
                        challengeOf(verifier),
                        "code_challenge_method",
                        "S256")));
    get(authorize, "text/html");
    var login = get(URI.create(issuer.uri() + "/login"), "text/html").body();
    var loggedIn =
        postForm(
            "/login",
            Map.of(
                "username", "dave",
                "password", "dave",
                "_csrf", attribute(login, "name=\"_csrf\"[^>]* value=\"([^\"]+)\"")));
    assertThat(loggedIn.statusCode()).isEqualTo(302);
    var redirected = get(authorize, "text/html").headers().firstValue("location").orElseThrow();

    var answer =
        postForm(
            "/oauth2/token",
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                DemoClients.PUBLIC_CLIENT,
                "redirect_uri",
                CALLBACK,
                "code",
                attribute(redirected, "code=([^&]+)"),
                "code_verifier",
                verifier));

    var token = decoder.decode(field(answer.body(), "access_token"));
    assertThat(token.getSubject()).isEqualTo("dave");
    assertThat(token.getClaimAsString("email")).isEqualTo("dave@example.com");
    assertThat(lifeOf(token)).isEqualTo(Duration.ofHours(12));
  }

  private static Duration lifeOf(Jwt token) {
    return Duration.between(token.getIssuedAt(), token.getExpiresAt());
  }

  private HttpResponse<String> demoToken(String user, String secret) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(issuer.uri() + "/demo-token/" + user))
            .header("Koyomi-Secret", secret)
            .POST(BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(URI uri, String accept) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> postForm(String path, Map<String, String> fields) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(issuer.uri() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields)))
            .build(),
        BodyHandlers.ofString());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String challengeOf(String verifier) throws Exception {
    var hash =
        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static String field(String json, String name) {
    return attribute(json, "\"" + name + "\":\"([^\"]+)\"");
  }

  private static String attribute(String text, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
