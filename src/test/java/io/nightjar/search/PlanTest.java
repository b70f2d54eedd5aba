package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanTest {
  private static final SchedulerSpec HYPERBAND = new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 3);

  @Test
  void roundOfHyperbandHasTheBracketsOfThePaper() {
    assertThat(words(Plan.of(HYPERBAND, 49, 1, 27)))
        .containsExactly(
            "27@1 9@3 3@9 1@27", //
            "12@3 4@9 1@27",
            "6@9 2@27",
            "4@27");
  }

  @Test
  void roundsRepeat() {
    Plan plan = Plan.of(HYPERBAND, 147, 1, 27);
    List<String> round = words(Plan.of(HYPERBAND, 49, 1, 27));
    assertThat(words(plan)).hasSize(12);
    assertThat(words(plan).subList(4, 8)).isEqualTo(round);
    assertThat(words(plan).subList(8, 12)).isEqualTo(round);
    assertThat(plan.trials()).isEqualTo(147);
  }

  @Test
  void lastBracketStartsWithTheTrialsThatAreLeft() {
    assertThat(words(Plan.of(HYPERBAND, 32, 1, 27)))
        .containsExactly("27@1 9@3 3@9 1@27", "5@3 1@9 1@27");
    assertThat(words(Plan.of(HYPERBAND, 2, 1, 27))).containsExactly("2@1 1@3 1@9 1@27");
  }

  @Test
  void everyBudgetOfTrialsIsUsedExactly() {
    assertThat(IntStream.rangeClosed(1, 200))
        .allSatisfy(
            trials -> assertThat(Plan.of(HYPERBAND, trials, 1, 81).trials()).isEqualTo(trials));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, 243, 2 4 8 15 30 61 122 243",
    "3, 1, 243, 1 3 9 27 81 243",
    "4, 1, 243, 4 15 61 243",
    "2, 1, 1000, 2 4 8 16 31 63 125 250 500 1000",
    "3, 1, 1000, 1 4 12 37 111 333 1000",
    "4, 1, 1000, 4 16 63 250 1000",
    "4, 1, 1024, 1 4 16 64 256 1024",
    "3, 5, 5, 5",
    "3, 5, 14, 14",
    "3, 5, 15, 5 15",
    "10, 1, 1000, 1 10 100 1000",
    "2, 1, 2147483647, "
        + "2 4 8 16 32 64 128 256 512 1024 2048 4096 8192 16384 32768 65536 131072 262144 524288"
        + " 1048576 2097152 4194304 8388608 16777216 33554432 67108864 134217728 268435456"
        + " 536870912 1073741824 2147483647"
  })
  void rungsAreTheHighestDividedByPowersOfEta(int eta, int min, int max, String epochs) {
    Plan plan = Plan.of(new SchedulerSpec(SchedulerSpec.Kind.HALVING, eta), 1, min, max);
    assertThat(plan.brackets().get(0).rungs().stream().map(RungPlan::epochs).map(String::valueOf))
        .containsExactly(epochs.split(" "));
  }

  @Test
  void brackets243HaveTheSizesOfExactArithmetic() {
    Plan plan = Plan.of(HYPERBAND, 243 + 98 + 41 + 18 + 9 + 6, 1, 243);
    assertThat(plan.brackets().stream().map(BracketPlan::trials))
        .containsExactly(243, 98, 41, 18, 9, 6);
  }

  @Test
  void halvingIsOneBracketWithAllTrials() {
    Plan plan = Plan.of(new SchedulerSpec(SchedulerSpec.Kind.HALVING, 2), 11, 1, 8);
    assertThat(words(plan)).containsExactly("11@1 5@2 2@4 1@8");
  }

  @Test
  void fullIsOneRung() {
    Plan plan = Plan.of(new SchedulerSpec(SchedulerSpec.Kind.FULL, 3), 11, 1, 8);
    assertThat(words(plan)).containsExactly("11@8");
    assertThat(plan.epochs()).isEqualTo(88);
  }

  @Test
  void epochsCountWhatEachRungAdds() {
    Plan plan = Plan.of(HYPERBAND, 49, 1, 27);
    assertThat(plan.brackets().stream().map(BracketPlan::epochs))
        .containsExactly(
            27L + 9 * 2 + 3 * 6 + 18, //
            12L * 3 + 4 * 6 + 18,
            6L * 9 + 2 * 18,
            4L * 27);
    assertThat(plan.epochs()).isEqualTo(81 + 78 + 90 + 108);
  }

  @Test
  void budgetsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Plan.of(HYPERBAND, 0, 1, 27))
        .hasMessage("Invalid plan: 0 trials of 1 to 27 epochs");
    assertThatThrownBy(() -> Plan.of(HYPERBAND, 1, 0, 27))
        .hasMessage("Invalid plan: 1 trials of 0 to 27 epochs");
    assertThatThrownBy(() -> Plan.of(HYPERBAND, 1, 9, 3))
        .hasMessage("Invalid plan: 1 trials of 9 to 3 epochs");
    assertThatThrownBy(() -> new Plan(SchedulerSpec.Kind.FULL, List.of(), OptionalInt.empty()))
        .hasMessage("Invalid plan: it has no brackets");
  }

  @Test
  void bracketsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new BracketPlan(3, List.of()))
        .hasMessage("Invalid bracket: it has no rungs");
    assertThatThrownBy(() -> new BracketPlan(3, List.of(new RungPlan(3, 9), new RungPlan(1, 9))))
        .hasMessageStartingWith("Invalid bracket: rung RungPlan[trials=1, epochs=9] after");
    assertThatThrownBy(() -> new BracketPlan(3, List.of(new RungPlan(3, 1), new RungPlan(4, 3))))
        .hasMessageStartingWith("Invalid bracket: rung RungPlan[trials=4, epochs=3] after");
    assertThatThrownBy(() -> new RungPlan(0, 1)).hasMessage("Invalid rung: 0 trials of 1 epochs");
  }

  private static Plan learning(SchedulerSpec.Kind kind, int trials) {
    return Plan.forLearning(new SchedulerSpec(kind, 3), trials, 1, 27);
  }

  @Test
  void nothingWaitsForASearcherThatDoesNotLearn() {
    assertThat(Plan.of(HYPERBAND, 147, 1, 27).lag()).isEmpty();
    assertThat(Plan.of(new SchedulerSpec(SchedulerSpec.Kind.FULL, 3), 9, 1, 27).lag()).isEmpty();
    assertThat(Plan.of(HYPERBAND, SearcherSpec.Kind.SOBOL, 147, 1, 27))
        .isEqualTo(Plan.of(HYPERBAND, 147, 1, 27));
    assertThat(learning(SchedulerSpec.Kind.ASHA, 147).lag()).isEmpty();
    assertThat(learning(SchedulerSpec.Kind.HALVING, 147).lag()).isEmpty();
  }

  @Test
  void defaultLagIsAShareOfThePlan() {
    assertThat(learning(SchedulerSpec.Kind.HYPERBAND, 147).lag()).hasValue(8);
    assertThat(learning(SchedulerSpec.Kind.HYPERBAND, 1).lag()).hasValue(1);
    assertThat(learning(SchedulerSpec.Kind.FULL, 147).lag()).hasValue(15);
    assertThat(learning(SchedulerSpec.Kind.MEDIAN, 147).lag()).hasValue(15);
    assertThat(learning(SchedulerSpec.Kind.FULL, 1_000_000).lag()).hasValue(1000);
  }

  @Test
  void lagOfTheJobComesFirst() {
    SchedulerSpec scheduler = new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 3, OptionalInt.of(4));
    assertThat(Plan.forLearning(scheduler, 147, 1, 27).lag()).hasValue(4);
  }

  @Test
  void lowerRungsLieLessBehind() {
    Lag lag = new Lag(6, 27);
    assertThat(List.of(lag.at(1), lag.at(3), lag.at(9), lag.at(27))).containsExactly(1, 1, 2, 6);
    assertThat(new Lag(1, 27).at(27)).isEqualTo(1);
    assertThat(new Lag(1_000_000, 1_000_000).at(1_000_000)).isEqualTo(1_000_000);
  }

  @Test
  void lagFeedsAsManySlotsAsItsBracketsHaveWork() {
    // Six brackets of 89.25 epochs in the mean, while one trial reaches 27; two while one reaches
    // 9.
    assertThat(learning(SchedulerSpec.Kind.HYPERBAND, 147).slots()).hasValue(26);
    assertThat(learning(SchedulerSpec.Kind.FULL, 147).slots()).hasValue(15);
    assertThat(Plan.of(HYPERBAND, 147, 1, 27).slots()).isEmpty();
    assertThat(learning(SchedulerSpec.Kind.FULL, 1).slots()).isEmpty();
  }

  @Test
  void trialsThatAreAloneHaveABracketEach() {
    Plan full = learning(SchedulerSpec.Kind.FULL, 1_000_000);
    assertThat(full.brackets()).hasSize(1_000_000);
    assertThat(full.trials()).isEqualTo(1_000_000);
    assertThat(words(learning(SchedulerSpec.Kind.FULL, 2))).containsExactly("1@27", "1@27");
    assertThat(words(learning(SchedulerSpec.Kind.MEDIAN, 1))).containsExactly("1@1 1@3 1@9 1@27");
  }

  @Test
  void ashaPlansForTheMostItMaySpend() {
    Plan plan = Plan.of(new SchedulerSpec(SchedulerSpec.Kind.ASHA, 3), 49, 1, 27);
    assertThat(words(plan)).containsExactly("49@1 49@3 49@9 49@27");
    assertThat(plan.epochs()).isEqualTo(49 * 27);
  }

  private static List<String> words(Plan plan) {
    return plan.brackets().stream().map(PlanTest::words).toList();
  }

  private static String words(BracketPlan bracket) {
    return String.join(
        " ", bracket.rungs().stream().map(rung -> rung.trials() + "@" + rung.epochs()).toList());
  }
}
