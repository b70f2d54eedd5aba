package io.nightjar.report;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.Objective;
import io.nightjar.trial.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the best score came about.
 *
 * @param steps each result that was better than all before it, in their order, exact
 * @param others a spread of all results
 * @param results how many there were
 */
public record BestSoFar(List<Point> steps, List<Point> others, int results) {
  private static final int MOST_OTHERS = 1500;

  public BestSoFar {
    steps = List.copyOf(steps);
    others = List.copyOf(others);
  }

  /**
   * A completed task.
   *
   * @param order from 1, in the order of the ends
   * @param seconds from the sweep's start to its end
   */
  public record Point(int order, double seconds, long trial, int epochs, double score) {}

  /** Takes results in any order. */
  static final class Collector {
    private record Event(Instant at, long trial, int epochs, double score) {}

    private static final Comparator<Event> IN_ORDER =
        Comparator.comparing(Event::at).thenComparing(Event::trial).thenComparing(Event::epochs);

    private final Objective objective;
    private final Instant start;
    private final List<Event> events = new ArrayList<>();

    Collector(Objective objective, Instant start) {
      this.objective = objective;
      this.start = start;
    }

    void add(TrialResult result) {
      Optional<Double> score = result.value(objective.metric()).filter(Double::isFinite);
      List<Attempt> attempts = result.attempts();
      Instant end = attempts.get(attempts.size() - 1).endedAt();
      score.ifPresent(
          value ->
              events.add(
                  new Event(end, result.task().trial().id(), result.task().epochs(), value)));
    }

    BestSoFar result() {
      events.sort(IN_ORDER);
      List<Point> steps = new ArrayList<>();
      List<Point> others = new ArrayList<>();
      int stride = 1 + events.size() / MOST_OTHERS;
      for (int i = 0; i < events.size(); i++) {
        Point point = point(i);
        if (steps.isEmpty() || isBetter(point, steps.get(steps.size() - 1))) {
          steps.add(point);
        }
        if (i % stride == 0) {
          others.add(point);
        }
      }
      return new BestSoFar(steps, others, events.size());
    }

    private boolean isBetter(Point one, Point other) {
      return objective.loss(one.score()) < objective.loss(other.score());
    }

    private Point point(int index) {
      Event event = events.get(index);
      double seconds = Math.max(0, TrialRow.seconds(start, event.at()));
      return new Point(
          index + 1, Words.kept(seconds), event.trial(), event.epochs(), Words.kept(event.score()));
    }
  }
}
