package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JournalLinesTest {
  private static final Trial TRIAL = new Trial(7, new Configuration(Map.of("depth", 2L)), -3);
  private static final TrialEvent LEFT_OUT = new TrialEvent.LeftOut(TrialTask.search(TRIAL, 9));
  private static final TrialEvent ASKED = new TrialEvent.Asked(TrialTask.search(TRIAL, 9));

  @Test
  void whatWasLeftOutComesBack() {
    assertThat(JournalLines.encode(LEFT_OUT)).startsWith("{\"left_out\":{\"trial\":");
    assertThat(JournalLines.decode(JournalLines.encode(LEFT_OUT))).isEqualTo(LEFT_OUT);
  }

  @Test
  void aLineIsReadable() {
    assertThat(JournalLines.encode(ASKED))
        .isEqualTo(
            "{\"asked\":{\"trial\":7,\"epochs\":9,\"purpose\":\"search\",\"seed\":-3,"
                + "\"configuration\":{\"depth\":2}}}");
  }

  @Test
  void aRepeatHasItsNumber() {
    TrialEvent event = new TrialEvent.Asked(TrialTask.repeat(TRIAL, 9, 4));
    String line = JournalLines.encode(event);
    assertThat(line).contains("\"purpose\":\"repeat\",\"repeat\":4,");
    assertThat(JournalLines.decode(line)).isEqualTo(event);
  }

  @Test
  void everyTypeOfValueStaysWhatItIs() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("whole-float", 2.0);
    values.put("long", 2L);
    values.put("text", "2");
    values.put("flag", true);
    values.put("flag-text", "true");
    values.put("tiny", Double.MIN_VALUE);
    values.put("huge", -Double.MAX_VALUE);
    values.put("minus-zero", -0.0);
    values.put("longest", Long.MIN_VALUE);
    values.put("third", 1 / 3.0);
    values.put("text-nan", "NaN");
    Trial trial = new Trial(0, new Configuration(values), 0);
    TrialEvent event = new TrialEvent.Asked(new TrialTask(trial, 1, Purpose.TEST));
    TrialEvent.Asked back = (TrialEvent.Asked) JournalLines.decode(JournalLines.encode(event));
    assertThat(back).isEqualTo(event);
    assertThat(back.task().trial().configuration().values().keySet())
        .containsExactlyElementsOf(values.keySet());
  }

  @RepeatedTest(50)
  void everyShapeComesBack(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    TrialEvent event = new TrialEvent.Told(result(random));
    String line = JournalLines.encode(event);
    assertThat(line).doesNotContain("\n").isASCII();
    assertThat(JournalLines.decode(line)).isEqualTo(event);
  }

  private static TrialResult result(Random random) {
    Outcome outcome =
        random.nextBoolean() ? failure(random) : new Outcome.Completed(measurement(random));
    return new TrialResult(
        new TrialTask(
            new Trial(random.nextInt(1000), configuration(random), random.nextLong()),
            1 + random.nextInt(99),
            any(random, Purpose.values())),
        outcome,
        IntStream.range(0, random.nextInt(4)).mapToObj(i -> measurement(random)).toList(),
        IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> attempt(random)).toList(),
        IntStream.range(0, random.nextInt(3)).mapToObj(i -> text(random)).toList());
  }

  private static Configuration configuration(Random random) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      values.put(
          "p" + i,
          switch (random.nextInt(4)) {
            case 0 -> finite(random);
            case 1 -> random.nextLong();
            case 2 -> text(random);
            default -> random.nextBoolean();
          });
    }
    return new Configuration(values);
  }

  private static double finite(Random random) {
    double any = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(any) ? any : random.nextInt(5);
  }

  private static Measurement measurement(Random random) {
    List<Double> special =
        List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1.0);
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      metrics.put("m" + i, random.nextBoolean() ? special.get(random.nextInt(5)) : finite(random));
    }
    return new Measurement(1 + random.nextInt(99), metrics);
  }

  @SuppressWarnings("NullAway") // does not see in a class file that the failure may be null
  private static Attempt attempt(Random random) {
    Instant start = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    Origin origin =
        new Origin(text(random), text(random), "cpu", "gpu 0", random.nextInt(8), text(random));
    return new Attempt(
        1 + random.nextInt(3),
        random.nextInt(8),
        origin,
        random.nextInt(9),
        start,
        start.plusNanos(random.nextInt(1_000_000_000)),
        random.nextBoolean() ? failure(random) : null);
  }

  private static <T> T any(Random random, T[] constants) {
    return List.of(constants).get(random.nextInt(constants.length));
  }

  private static Outcome.Failed failure(Random random) {
    return new Outcome.Failed(any(random, FailureKind.values()), text(random));
  }

  /** Any characters at all, also quotes, line breaks and halves of surrogate pairs. */
  private static String text(Random random) {
    List<String> parts = new ArrayList<>(List.of("\n", "\"\\", "\u2028", "\ud800", "ä", "\u0000"));
    return random
            .ints(random.nextInt(4), 0, parts.size())
            .mapToObj(parts::get)
            .reduce("", String::concat)
        + (char) random.nextInt(0x10000);
  }

  @Test
  void headerComesBack() {
    JournalHeader header =
        new JournalHeader(
            "s_20260101T000000Z_ab",
            Map.of("budget.trials", "147", "parameters.activation.choices", "[relu, tanh]"),
            "sha256:0",
            "0.1.0",
            Instant.parse("2026-01-01T00:00:00.000000001Z"));
    assertThat(JournalLines.decodeHeader(JournalLines.encodeHeader(header))).isEqualTo(header);
  }

  @Test
  void everyTornLineIsRefused() {
    String line = JournalLines.encode(new TrialEvent.Told(result(new Random(1))));
    for (int length = 0; length < line.length(); length++) {
      String torn = line.substring(0, length);
      assertThatThrownBy(() -> JournalLines.decode(torn))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .matches("(?s)(Cannot read|Invalid) journal line: .*");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|told is missing",
        "[]|event is no object",
        "3|event is no object",
        "{\"asked\":3}|asked is no object",
        "{\"asked\":{}}|configuration is missing",
        "{\"asked\":{\"configuration\":{\"a\":null}}}|a is no value of a parameter",
        "{\"asked\":{\"configuration\":{},\"trial\":1.5}}|trial is no whole number",
        "{\"asked\":{\"configuration\":{},\"trial\":1,\"seed\":1,\"purpose\":\"x\"}}|x is no purpose",
        "{\"asked\":{\"configuration\":{},\"trial\":1,\"seed\":1,\"purpose\":3}}|purpose is no text",
      })
  void aForeignLineIsRefused(String line, String reason) {
    assertThatThrownBy(() -> JournalLines.decode(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid journal line: " + reason);
  }

  @Test
  void aHeaderIsNoEvent() {
    assertThatThrownBy(() -> JournalLines.decodeHeader(JournalLines.encode(ASKED)))
        .hasMessage("Invalid journal line: sweep is missing");
  }
}
