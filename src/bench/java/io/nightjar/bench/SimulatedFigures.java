package io.nightjar.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What a system came to in many studies, each figure in the median over seeds.
 *
 * @param studies one per seed
 * @param asha the studies that it is held against, with the same seeds
 */
record SimulatedFigures(
    SimulatedSystem system,
    List<SimulatedStudy.Figures> studies,
    List<SimulatedStudy.Figures> asha) {
  static final String HEADER =
      String.format(
          "%-26s %-8s %5s %6s %6s %8s %8s %8s %8s %6s %6s",
          "system",
          "searcher",
          "lag",
          "busy",
          "to end",
          "seconds",
          "regret",
          "level",
          "reached",
          "ratio",
          "levels");

  /** Regrets by which two systems are compared on the way, each half of the one before. */
  private static final double[] LEVELS = {0.4, 0.2, 0.1, 0.05, 0.025, 0.0125};

  private static double median(
      List<SimulatedStudy.Figures> studies, ToDoubleFunction<SimulatedStudy.Figures> figure) {
    return Medians.of(studies.stream().map(figure::applyAsDouble).toList());
  }

  double busy() {
    return median(studies, SimulatedStudy.Figures::busy);
  }

  private double busyToTheEnd() {
    return median(studies, SimulatedStudy.Figures::busyToTheEnd);
  }

  private double seconds() {
    return median(studies, study -> study.trace().seconds());
  }

  private double regret() {
    return median(studies, study -> study.trace().last());
  }

  /** The worse of the two final regrets: both get there, at least in half of their studies. */
  private double level() {
    return Math.max(regret(), median(asha, study -> study.trace().last()));
  }

  private double reaches(double level) {
    return median(studies, study -> study.trace().reaches(level));
  }

  private double ratio(double level) {
    return reaches(level) / median(asha, study -> study.trace().reaches(level));
  }

  /** The time to the level by that of asha. */
  double ratio() {
    return ratio(level());
  }

  /** The geometric mean of the ratios at all {@link #LEVELS} that both reach. */
  private double ratioOnTheWay() {
    return Math.exp(
        DoubleStream.of(LEVELS)
            .filter(level -> level >= level())
            .map(this::ratio)
            .map(Math::log)
            .average()
            .orElse(Double.NaN));
  }

  private String lag() {
    return system.lag().isPresent() ? String.valueOf(system.lag().getAsInt()) : "-";
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%-26s %-8s %5s %6.3f %6.3f %8.0f %8.4f %8.4f %8.0f %6.2f %6.2f",
        system.name(),
        system.searcher(),
        lag(),
        busy(),
        busyToTheEnd(),
        seconds(),
        regret(),
        level(),
        reaches(level()),
        ratio(),
        ratioOnTheWay());
  }

  String json(String version, String curves, int slots, int trials) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("bench", "simulate").put("system", system.name()).put("version", version);
    line.put("searcher", system.searcher()).put("curves", curves);
    line.put("slots", slots).put("trials", trials).put("seeds", studies.size());
    system.lag().ifPresent(lag -> line.put("lag_brackets", lag));
    return line.put("busy_share", busy())
        .put("busy_share_to_the_end", busyToTheEnd())
        .put("seconds", seconds())
        .put("normalised_regret", regret())
        .put("regret_level", level())
        .put("seconds_to_level", reaches(level()))
        .put("time_ratio_to_asha", ratio())
        .put("time_ratio_on_the_way", ratioOnTheWay())
        .toString();
  }
}
