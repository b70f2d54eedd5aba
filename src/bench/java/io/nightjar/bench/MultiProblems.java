package io.nightjar.bench;

import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Fronts;
import io.nightjar.trial.Hypervolume;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.util.FastMath;

/** Problems with several objectives whose exact front is known. */
final class MultiProblems {
  private static final int DIMENSIONS = 5;

  private MultiProblems() {}

  /** The formulas, and the tables of networks below a folder, if it is there. */
  static List<MultiProblem> all(Path data) throws IOException {
    List<MultiProblem> problems = new ArrayList<>(List.of(zdt(1), zdt(2), dtlz2()));
    for (Path file : BenchFiles.tables(data)) {
      BenchTable table = BenchTable.read(file);
      if (table.space().find("width").isPresent() && table.space().find("depth").isPresent()) {
        problems.add(table(BenchFiles.name(file), table));
      }
    }
    return problems;
  }

  private static SearchSpace cube() {
    return new SearchSpace(
        IntStream.rangeClosed(1, DIMENSIONS)
            .mapToObj(i -> Parameter.of("x" + i, new FloatRange(0, 1, Scale.LINEAR)))
            .toList());
  }

  private static double[] point(Configuration configuration) {
    return IntStream.rangeClosed(1, DIMENSIONS)
        .mapToDouble(i -> configuration.number("x" + i))
        .toArray();
  }

  /**
   * ZDT1 or ZDT2 (Zitzler, Deb, Thiele: Comparison of multiobjective evolutionary algorithms, 2000)
   * in five dimensions. Of the box up to the worst values, 1 and 10, the front leaves a third or
   * two thirds of the first unit out.
   */
  private static MultiProblem zdt(int number) {
    return new MultiProblem(
        "zdt" + number,
        cube(),
        List.of(),
        configuration -> zdt(number, point(configuration)),
        new double[] {1, 10},
        10 - number / 3.0);
  }

  private static double[] zdt(int number, double[] x) {
    double rest = Arrays.stream(x).skip(1).sum();
    double g = 1 + 9 * rest / (x.length - 1);
    double ratio = x[0] / g;
    double bend = number == 1 ? Math.sqrt(ratio) : ratio * ratio;
    return new double[] {x[0], g * (1 - bend)};
  }

  /**
   * DTLZ2 (Deb, Thiele, Laumanns, Zitzler: Scalable test problems for evolutionary multiobjective
   * optimization, 2005) with three objectives in five dimensions: the front is an eighth of a
   * sphere of radius 1, and no value is above 1.75.
   */
  private static MultiProblem dtlz2() {
    double worst = 1.75;
    return new MultiProblem(
        "dtlz2",
        cube(),
        List.of(),
        configuration -> dtlz2(point(configuration)),
        new double[] {worst, worst, worst},
        worst * worst * worst - FastMath.PI / 6);
  }

  private static double[] dtlz2(double[] x) {
    double radius = 1;
    for (int i = 2; i < x.length; i++) {
      radius += (x[i] - 0.5) * (x[i] - 0.5);
    }
    double one = x[0] * FastMath.PI / 2;
    double other = x[1] * FastMath.PI / 2;
    return new double[] {
      radius * FastMath.cos(one) * FastMath.cos(other),
      radius * FastMath.cos(one) * FastMath.sin(other),
      radius * FastMath.sin(one)
    };
  }

  /**
   * A table's loss in the mean over its runs against the decimal logarithm of the number of
   * weights, as from twenty inputs.
   */
  private static MultiProblem table(String name, BenchTable table) {
    double[] means = table.meanLosses();
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      int[] digits = table.digits(i);
      all.add(
          new double[] {
            means[i], logWeights(value(table, digits, "width"), value(table, digits, "depth"))
          });
    }
    double[] reference = {worst(all, 0), worst(all, 1)};
    int[] fronts = Fronts.of(all.toArray(double[][]::new));
    List<double[]> front =
        IntStream.range(0, fronts.length).filter(i -> fronts[i] == 1).mapToObj(all::get).toList();
    return new MultiProblem(
        name,
        table.space(),
        all,
        configuration -> all.get(table.position(table.digits(configuration))),
        reference,
        Hypervolume.of(front, reference));
  }

  private static double value(BenchTable table, int[] digits, String column) {
    for (int i = 0; i < digits.length; i++) {
      if (table.columns().get(i).name().equals(column)) {
        return ((Number) table.columns().get(i).choices().values().get(digits[i])).doubleValue();
      }
    }
    throw new IllegalArgumentException("Cannot find column " + column);
  }

  private static double logWeights(double width, double depth) {
    return FastMath.log10(20 * width + (depth - 1) * width * width);
  }

  private static double worst(List<double[]> losses, int objective) {
    return losses.stream().mapToDouble(each -> each[objective]).max().orElseThrow();
  }
}
