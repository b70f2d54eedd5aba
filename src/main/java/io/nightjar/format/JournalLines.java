package io.nightjar.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.trial.TrialEvent;

/**
 * The lines of a journal: one JSON object each, in ASCII, without a line break. Nothing is lost on
 * the way: floats stay apart from integers, to the last bit, also where they are infinite or not a
 * number.
 */
public final class JournalLines {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JournalLines() {}

  /** The line of an event, without a line break. */
  public static String encode(TrialEvent event) {
    return text(new JournalEncoder(MAPPER).event(event));
  }

  /**
   * The event of a line.
   *
   * @throws IllegalArgumentException if the line is torn, or no event
   */
  public static TrialEvent decode(String line) {
    return JournalDecoder.event(new JournalFields("event", parsed(line)));
  }

  /** The line of a header, without a line break. */
  public static String encodeHeader(JournalHeader header) {
    return text(new JournalEncoder(MAPPER).header(header));
  }

  /**
   * The header of a line.
   *
   * @throws IllegalArgumentException if the line is torn, or no header
   */
  public static JournalHeader decodeHeader(String line) {
    return JournalDecoder.header(new JournalFields("header", parsed(line)));
  }

  private static String text(ObjectNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a JSON tree", e);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Cannot read journal line: it is torn or no JSON, " + e.getOriginalMessage(), e);
    }
  }
}
