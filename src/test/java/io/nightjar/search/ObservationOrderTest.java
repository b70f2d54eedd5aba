package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Configuration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ObservationOrderTest {

  private static Observation seen(String name, double[] losses, double... excesses) {
    Configuration named = new Configuration(Map.of("name", name));
    return new Observation(new Point(named, new double[0], new boolean[0]), losses, excesses);
  }

  private static double[] losses(double... losses) {
    return losses;
  }

  private static String ordered(Observation... observations) {
    return ObservationOrder.bestFirst(List.of(observations)).stream()
        .map(observation -> observation.point().configuration().text("name"))
        .reduce("", String::concat);
  }

  @Test
  void lossesDecideAndTiesKeepTheirOrder() {
    assertThat(ordered(seen("a", losses(2)), seen("b", losses(1)), seen("c", losses(2))))
        .isEqualTo("bac");
  }

  @Test
  void limitsComeBeforeLossesAndFailuresLast() {
    assertThat(
            ordered(
                seen("f", losses()),
                seen("x", losses(0), 3, -5),
                seen("y", losses(9), 1, 1),
                seen("z", losses(9), -1, 0)))
        .isEqualTo("zyxf");
  }

  @Test
  void frontsComeOneAfterTheOther() {
    assertThat(ordered(seen("c", losses(3, 3)), seen("b", losses(2, 2)), seen("a", losses(1, 1))))
        .isEqualTo("abc");
  }

  @Test
  void endsOfFrontComeBeforeWhatIsCrowded() {
    String ordered =
        ordered(
            seen("b", losses(1, 9)),
            seen("d", losses(2, 8)),
            seen("c", losses(5, 4)),
            seen("a", losses(10, 0)),
            seen("z", losses(10, 9)));
    assertThat(Stream.of("b", "a")).allMatch(end -> ordered.indexOf(end) < 2);
    assertThat(ordered).endsWith("cdz");
  }
}
