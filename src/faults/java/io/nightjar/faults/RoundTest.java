package io.nightjar.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rounds the suite runs. */
final class RoundTest {
  private static final List<Scenario> ALL = List.of(Scenario.values());

  private static List<String> names(int count, List<Scenario> scenarios) {
    return Round.plan(count, scenarios, 1).stream()
        .map(round -> round.scenario().label() + " " + round.layout().label())
        .toList();
  }

  @Test
  void theFirstTurnHasEachScenarioAndBothLayouts() {
    List<Round> rounds = Round.plan(ALL.size(), ALL, 1);
    assertThat(rounds).extracting(Round::scenario).containsExactlyElementsOf(ALL);
    assertThat(rounds).extracting(Round::layout).contains(Layout.values());
  }

  @Test
  void twoTurnsHaveEachScenarioInBothLayouts() {
    assertThat(names(2 * ALL.size(), ALL)).doesNotHaveDuplicates();
    List<Scenario> even = List.of(Scenario.FULL_DISK, Scenario.HUNG_TRIAL);
    assertThat(names(4, even))
        .containsExactly(
            "full-disk 1 slot", "hung-trial 4 slots", "full-disk 4 slots", "hung-trial 1 slot");
  }

  @Test
  void theSeedDecidesOnAllRounds() {
    assertThat(Round.plan(5, ALL, 3)).isEqualTo(Round.plan(5, ALL, 3));
    assertThat(Round.plan(5, ALL, 3)).isNotEqualTo(Round.plan(5, ALL, 4));
  }
}
