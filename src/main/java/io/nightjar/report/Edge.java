package io.nightjar.report;

import io.nightjar.space.Domain;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import java.util.List;
import java.util.Optional;

/**
 * An end of a range at which the best trials lie.
 *
 * @param side which end
 * @param best the best trial's coordinate
 */
record Edge(Axis axis, Side side, double best) {
  /** The outer tenth is the edge for the best, the outer quarter for the others. */
  private static final double NEAR = 0.1;

  private static final double NEIGHBOURHOOD = 0.25;

  /** An end of a range. */
  enum Side {
    LOWER,
    UPPER;

    /** How far a position is from this end. */
    double distance(double position) {
      return this == LOWER ? position : 1 - position;
    }

    String label() {
      return this == LOWER ? "lower" : "upper";
    }
  }

  /** The edge at which the best and at least half of the top lie; empty where they do not. */
  static Optional<Edge> of(AnalysedTrial best, List<AnalysedTrial> top, Axis axis, int index) {
    double coordinate = best.coordinates().get(index);
    if (!axis.isRange() || Double.isNaN(coordinate)) {
      return Optional.empty();
    }
    double[] positions = Evidence.positions(top, axis, index);
    for (Side side : Side.values()) {
      long beside = 0;
      for (double position : positions) {
        beside += side.distance(position) <= NEIGHBOURHOOD ? 1 : 0;
      }
      if (side.distance(axis.position(coordinate)) <= NEAR && 2 * beside >= positions.length) {
        return Optional.of(new Edge(axis, side, coordinate));
      }
    }
    return Optional.empty();
  }

  /** This end of the range. */
  double end() {
    return side == Side.LOWER ? axis.low() : axis.high();
  }

  /** The same end of a wider range; empty where that one ends no later. */
  Optional<Double> beyond(Domain wider) {
    Optional<Double> other = Optional.empty();
    if (wider instanceof FloatRange range) {
      other = Optional.of(side == Side.LOWER ? range.low() : range.high());
    } else if (wider instanceof IntegerRange range) {
      other = Optional.of((double) (side == Side.LOWER ? range.low() : range.high()));
    }
    return other.filter(bound -> side == Side.LOWER ? bound < end() : bound > end());
  }

  /** The documented range as people write it. */
  static String words(Domain domain) {
    return domain instanceof FloatRange range
        ? "[%s, %s]".formatted(Words.number(range.low()), Words.number(range.high()))
        : domain instanceof IntegerRange whole
            ? "[%d, %d]".formatted(whole.low(), whole.high())
            : domain.toString();
  }
}
