package io.nightjar.guide;

import static io.nightjar.guide.Checks.check;
import static io.nightjar.guide.Checks.choices;
import static io.nightjar.guide.Checks.fixed;
import static io.nightjar.guide.Checks.given;
import static io.nightjar.guide.Checks.integers;
import static io.nightjar.guide.Checks.linear;
import static io.nightjar.guide.Checks.log;
import static io.nightjar.guide.Checks.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nightjar.space.Condition;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said beyond the guide, hence without a section. */
final class LintTest {
  private static final String TOO_WIDE =
      " spans more than two orders of magnitude on a linear scale, so small values are hardly"
          + " tried: a logarithmic scale suits it";

  @Test
  void aLinearScaleIsForTwoOrdersOfMagnitude() {
    assertThat(check(linear("l2", 1e-4, 1e-2))).isEmpty();
    assertThat(check(linear("l2", 1e-4, 1.01e-2)))
        .containsExactly("WARNING l2: [0.0001, 0.0101]" + TOO_WIDE);
    assertThat(check(log("l2", 1e-4, 1))).isEmpty();
    assertThat(check(linear("l2", 0, 1), linear("shift", -1, 1000))).isEmpty();
    assertThat(check(units(1, 100))).isEmpty();
    assertThat(check(units(1, 101))).containsExactly("WARNING width: [1, 101]" + TOO_WIDE);
    assertThat(check(integers("width", 1, 101))).isEmpty();
  }

  private static Parameter units(long low, long high) {
    return Parameter.of("width", new IntegerRange(low, high, Scale.LINEAR));
  }

  @Test
  void oneValueIsNoChoice() {
    String advice = " is the only value, so nothing varies: write it without a range or choices";
    assertThat(check(numbers("width", 64L))).containsExactly("WARNING width: 64" + advice);
    assertThat(check(choices("activation", "relu")))
        .containsExactly("WARNING activation: relu" + advice);
    assertThat(check(fixed("width", 64L), choices("activation", "relu", "tanh"))).isEmpty();
  }

  @Test
  void aParameterWhoseConditionsCannotHoldIsSaid() {
    Parameter adam = fixed("optimizer", "adam");
    assertThat(check(adam, fixed("nesterov", true).when(given("optimizer", "momentum"))))
        .containsExactly("WARNING nesterov: can never be active: it needs optimizer = momentum");
    assertThat(check(adam, fixed("nesterov", true).when(given("optimizer", "adam")))).isEmpty();
    assertThat(
            check(
                adam,
                fixed("depth", 1L),
                fixed("skip", true)
                    .when(given("optimizer", "adam"), new Condition("depth", Set.of(2L)))))
        .containsExactly(
            "WARNING skip: can never be active: it needs optimizer = adam and depth = 2");
  }

  @Test
  void conditionsThatExcludeEachOtherAreSaid() {
    assertThat(
            check(
                choices("optimizer", "sgd", "adam"),
                choices("decay", "none", "step").when(given("optimizer", "sgd")),
                fixed("every", 2L).when(given("decay", "step"), given("optimizer", "adam")),
                Parameter.by(
                    "from", "every", Map.of(2L, choices("x", 1L, 2L).domains().get(0)), null)))
        .containsExactly(
            "WARNING every: can never be active: it needs decay = step and optimizer = adam",
            "WARNING from: can never be active: it depends on every, which never is");
  }

  @Test
  void whatTheUserDidNotWriteMayBeInactive() {
    GuideOptions options =
        new GuideOptions(Training.FROM_SCRATCH, OutsideRanges.REFUSE, 0, Set.of("momentum"));
    assertThat(
            check(
                options,
                fixed("optimizer", "adam"),
                fixed("momentum", 0.5).when(given("optimizer", "momentum"))))
        .isEmpty();
  }

  @Test
  void theBudgetSuitsTheSizeOfAFiniteSpace() {
    assertThat(check(trials(1), thousands(1000))).isEmpty();
    assertThat(check(trials(1), thousands(1001)))
        .containsExactly(
            "WARNING a budget of 1 covers less than 0.1 % of the 1,001 configurations");
    assertThat(check(trials(147), thousands(1_000_000)))
        .containsExactly(
            "WARNING a budget of 147 covers less than 0.1 % of the 1,000,000 configurations");
    assertThat(check(trials(2), choices("optimizer", "sgd", "adam"))).isEmpty();
    assertThat(check(trials(1200), choices("optimizer", "sgd", "adam")))
        .containsExactly(
            "WARNING a budget of 1,200 is more than the 2 configurations of the space");
  }

  @Test
  void noBudgetAndAnInfiniteSpaceAreNotJudged() {
    assertThat(check(trials(0), thousands(1_000_000))).isEmpty();
    assertThat(check(trials(1), log("l2", 1e-3, 1e-1))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trials(-1))
        .withMessage("Invalid number of trials: -1");
  }

  private static Parameter thousands(long high) {
    return integers("p", 1, high);
  }

  private static GuideOptions trials(long trials) {
    return new GuideOptions(Training.FROM_SCRATCH, OutsideRanges.REFUSE, trials);
  }

  @Test
  void findingsFollowTheOrderOfTheSpaceAndTheSpaceComesLast() {
    List<Finding> findings =
        Guide.check(
            SearchSpace.of(
                fixed("dropout", 0.7),
                numbers("beta1", 0.8),
                fixed("optimizer", "adam"),
                fixed("learning-rate", 1.0)),
            trials(1000));
    assertThat(findings)
        .extracting(finding -> finding.parameter().orElse("the space"))
        .containsExactly("dropout", "beta1", "beta1", "learning-rate", "the space");
  }
}
