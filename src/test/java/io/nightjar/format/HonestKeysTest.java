package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.space.SearchSpace;
import io.nightjar.study.HonestSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HonestKeysTest {
  private static final String JOB =
      """
      study: honest
      model: mlp
      data: digits
      parameters: {learning-rate: documented, depth: 1}
      """;

  private static ResolvedJob job(String... lines) throws InvalidInputException {
    MemoryFiles files = new MemoryFiles().with("job.yaml", JOB + String.join("\n", lines));
    return files.jobs().readJob("job.yaml", List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "honest: none | ",
        "honest: 3 | 3 5",
        "honest: {best: 2} | 2 5",
        "honest: {best: 2, repeats: 7} | 2 7",
        "budget: {trials: 20} | 5 5",
        "budget: {trials: 19} | ",
        "objective: [accuracy, parameters] | "
      })
  void aJobSaysWhatIsRepeatedAndKeepsIt(String line, String expected) throws Exception {
    ResolvedJob job = job(line);
    assertThat(words(job)).isEqualTo(expected == null ? "" : expected);
    MemoryFiles files = new MemoryFiles().with("again.yaml", job.yaml());
    ResolvedJob again = files.jobs().readJob("again.yaml", List.of());
    assertThat(words(again)).isEqualTo(words(job));
    assertThat(again.hash()).isEqualTo(job.hash());
  }

  private static String words(ResolvedJob job) {
    Optional<HonestSpec> honest = job.study().honest();
    return honest.map(spec -> spec.best() + " " + spec.repeats()).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "honest: some | (expected none, a number, or keys best and repeats)",
        "honest: 0 | honest: Invalid whole number: 0 (at least 1)",
        "honest: {repeats: 1} | honest.repeats: Invalid whole number: 1 (at least 2)",
        "honest: {bets: 1} | honest.bets: Unknown key: bets"
      })
  void refusesWhatIsNoRepeat(String line, String message) {
    assertThatThrownBy(() -> job(line)).hasMessageContaining(message);
  }

  @Test
  void severalObjectivesHaveNothingToRepeat() {
    assertThatThrownBy(() -> job("objective: [accuracy, parameters]", "honest: 3"))
        .hasMessageContaining(
            "honest: Invalid repeats: several objectives have no single winner to repeat");
  }

  @Test
  void aConfigurationIsAJobOfItsOwn() throws Exception {
    ResolvedJob searched = job("seed: 7");
    SearchSpace space = searched.study().space();
    String yaml = searched.yaml(space.fromUnit(new double[space.dimensions()]), 9);
    MemoryFiles files = new MemoryFiles().with("best.yaml", yaml);
    ResolvedJob best = files.jobs().readJob("best.yaml", List.of());
    assertThat(best.study().plan().epochs()).isEqualTo(9);
    assertThat(best.study().plan().trials()).isEqualTo(1);
    assertThat(best.study().space().parameters()).allMatch(parameter -> parameter.isFixed());
    assertThat(best.study().seed()).isEqualTo(7);
    assertThat(best.study().honest()).isEmpty();
  }
}
