package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ReplayingSearcherTest {
  private static final SearchSpace LINE =
      SearchSpace.of(Parameter.of("x", new FloatRange(0, 1, Scale.LINEAR)));

  /** Past trials, the best first. */
  private static List<PastTrial> past(double... xs) {
    return DoubleStream.of(xs)
        .mapToObj(x -> new PastTrial(new Configuration(Map.of("x", x)), Map.of("loss", x)))
        .toList();
  }

  private static SearchProblem problem(int trials, List<PastTrial> past) {
    return SearchProblem.of(LINE, Tables.GOALS, trials, 7).from(past);
  }

  private static List<Double> xs(List<Configuration> configurations) {
    return configurations.stream().map(one -> one.number("x")).toList();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "39, 1", "40, 2", "100, 5", "1000, 5"})
  void oneTrialInTwentyIsForThePast(int trials, int replays) {
    double[] spread = {
      0.5, 0.1, 0.9, 0.3, 0.7, 0.2, 0.4, 0.6, 0.8, 0, 1, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07,
      0.08, 0.09
    };
    assertThat(Replays.of(problem(trials, past(spread)))).hasSize(replays);
  }

  @Test
  void theBestQuarterIsTriedAgainAndNoTwoThatAreAlike() {
    List<PastTrial> past =
        past(0.50, 0.55, 0.2, 0.9, 0.0, 0.1, 0.3, 0.4, 0.6, 0.7, 0.8, 1.0, 0.01, 0.02, 0.03, 0.04);

    assertThat(xs(Replays.of(problem(100, past)))).containsExactly(0.5, 0.2, 0.9);
  }

  @ParameterizedTest
  @EnumSource(
      value = SearcherSpec.Kind.class,
      names = {"RANDOM", "SOBOL"})
  void replaysStandBetweenTheFirstProposals(SearcherSpec.Kind kind) {
    SearcherSpec spec = new SearcherSpec(kind, SearcherSpec.DEFAULT_POINTS);
    List<PastTrial> past = past(0.5, 0.2, 0.9, 0.0, 0.1, 0.3, 0.4, 0.6);
    List<Double> cold =
        xs(SearcherContract.first(4, Searchers.create(spec, problem(40, List.of()))));
    List<Double> warm = xs(SearcherContract.first(6, Searchers.create(spec, problem(40, past))));

    assertThat(warm).containsExactly(0.5, cold.get(0), 0.2, cold.get(1), cold.get(2), cold.get(3));
  }

  @Test
  void aGridStartsFromNothing() {
    SearcherSpec grid = new SearcherSpec(SearcherSpec.Kind.GRID, 5);

    assertThat(SearcherContract.first(5, Searchers.create(grid, problem(40, past(0.3)))))
        .isEqualTo(SearcherContract.first(5, Searchers.create(grid, problem(40, List.of()))));
  }

  @Test
  void whatIsToldReachesTheSearcher() {
    Tables.Counting inner = new Tables.Counting(3);
    Searcher searcher = ReplayingSearcher.of(inner, problem(40, past(0.5)));
    Configuration replay = searcher.propose().orElseThrow();

    searcher.tell(Tables.completed(TrialTask.search(new Trial(0, replay, 1), 1), 0.5));

    assertThat(inner.told).containsExactly("0@1");
  }

  @Test
  void replaysDoNotShortenTheStartOfAModel() {
    List<Integer> pending = new ArrayList<>();
    Model model =
        new Model() {
          @Override
          public int start() {
            return 3;
          }

          @Override
          public Configuration suggest(History history, long seed) {
            pending.add(history.pending().size());
            return new Configuration(Map.of("x", 0.123));
          }
        };
    SearchProblem problem = problem(40, past(0.5, 0.2, 0.9, 0.0, 0.1, 0.3, 0.4, 0.6));
    Searcher searcher = new ModelSearcher(model, new RandomSearcher(LINE, 7), problem, 7);
    List<Configuration> proposed = new ArrayList<>();
    for (int id = 0; id < 6; id++) {
      proposed.add(searcher.propose().orElseThrow());
      Trial trial = new Trial(id, proposed.get(id), 1);
      searcher.tell(Tables.completed(TrialTask.search(trial, 1), id));
    }

    assertThat(xs(proposed)).contains(0.5, 0.2).endsWith(0.123);
    assertThat(pending).containsExactly(0);
  }
}
