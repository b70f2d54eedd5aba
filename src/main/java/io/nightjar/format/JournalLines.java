package io.nightjar.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.nightjar.trial.TrialEvent;
import java.io.IOException;
import java.io.StringWriter;

/**
 * The lines of a journal: one JSON object each, in ASCII, without a line break. Nothing is lost on
 * the way: floats stay apart from integers, to the last bit, also where they are infinite or not a
 * number.
 */
public final class JournalLines {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** More than most lines have. */
  private static final int CHARACTERS = 1024;

  private JournalLines() {}

  /** The line of an event, without a line break. */
  public static String encode(TrialEvent event) {
    return text(encoder -> encoder.event(event));
  }

  /**
   * The event of a line.
   *
   * @throws IllegalArgumentException if the line is torn, or no event
   */
  public static TrialEvent decode(String line) {
    return parsed(line, "event", JournalDecoder::event);
  }

  /** The line of a header, without a line break. */
  public static String encodeHeader(JournalHeader header) {
    return text(encoder -> encoder.header(header));
  }

  /**
   * The header of a line.
   *
   * @throws IllegalArgumentException if the line is torn, or no header
   */
  public static JournalHeader decodeHeader(String line) {
    return parsed(line, "header", JournalDecoder::header);
  }

  private interface Content {
    void writeTo(JournalEncoder encoder) throws IOException;
  }

  private static String text(Content content) {
    StringWriter text = new StringWriter(CHARACTERS);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      content.writeTo(new JournalEncoder(out));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write JSON into memory", e);
    }
    return text.toString();
  }

  private static <T> T parsed(String line, String name, JournalParser.Reader<T> reader) {
    try (JsonParser in = JSON.createParser(line)) {
      return new JournalParser(in).whole(name, reader);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Cannot read journal line: it is torn or no JSON, " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read JSON from memory", e);
    }
  }
}
