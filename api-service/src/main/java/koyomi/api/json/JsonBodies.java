package koyomi.api.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import koyomi.api.problem.ProblemException;
import koyomi.api.problem.ProblemKind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads request bodies (RFC 8259) as trees. */
public final class JsonBodies {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(64).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // what clients keep in settings comes back digit by digit
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What the parser says of itself, and not of the body. */
  private static final Pattern PARSER_TALK =
      Pattern.compile(" \\(start marker at .*|: enable `.*", Pattern.DOTALL);

  private JsonBodies() {}

  /**
   * Returns the object that a body holds.
   *
   * @throws ProblemException (400) if it isn't one JSON object
   */
  public static ObjectNode object(byte[] body) {
    if (body.length == 0) {
      throw ProblemException.of(ProblemKind.BAD_REQUEST, "a JSON object is needed as the body");
    }
    JsonNode node;
    String text = utf8(body);
    try {
      node = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw ProblemException.of(ProblemKind.BAD_REQUEST, describe(e));
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw ProblemException.of(ProblemKind.BAD_REQUEST, "the body must be a JSON object");
  }

  /**
   * Returns the JSON text of a tree.
   *
   * @param node any
   */
  public static String text(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** Returns a text as a JSON string, in its quotes. */
  static String quoted(String text) {
    return MAPPER.writeValueAsString(text);
  }

  /** Returns the tree of a text that this class wrote. */
  public static JsonNode tree(String text) {
    return MAPPER.readTree(text);
  }

  /** The parser would guess other encodings, and let some broken sequences pass. */
  private static String utf8(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw ProblemException.of(
          ProblemKind.BAD_REQUEST, "the body isn't valid JSON: it isn't UTF-8");
    }
  }

  private static String describe(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    String where =
        at == null || at.getLineNr() < 1
            ? ""
            : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    String what =
        e instanceof StreamReadException
            ? PARSER_TALK.matcher(e.getOriginalMessage()).replaceAll("")
            : "it can't be decoded";
    return "the body isn't valid JSON" + where + ": " + what;
  }
}
