package io.nightjar.guide;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Set;

/** Short words for spaces, and findings as lines: {@code SEVERITY parameter: message (section)}. */
final class Checks {
  private Checks() {}

  static List<String> check(Parameter... parameters) {
    return check(Training.FROM_SCRATCH, OutsideRanges.REFUSE, parameters);
  }

  static List<String> check(Training training, OutsideRanges outside, Parameter... parameters) {
    return check(new GuideOptions(training, outside, 0), parameters);
  }

  static List<String> check(GuideOptions options, Parameter... parameters) {
    return Guide.check(SearchSpace.of(parameters), options).stream().map(Checks::line).toList();
  }

  private static String line(Finding finding) {
    return finding.severity()
        + " "
        + finding.parameter().map(name -> name + ": ").orElse("")
        + finding.message()
        + finding.section().map(section -> " (" + section + ")").orElse("");
  }

  static Parameter fixed(String name, Object value) {
    return Parameter.of(name, new Fixed(value));
  }

  static Parameter linear(String name, double low, double high) {
    return Parameter.of(name, new FloatRange(low, high, Scale.LINEAR));
  }

  static Parameter log(String name, double low, double high) {
    return Parameter.of(name, floats(low, high));
  }

  static Domain floats(double low, double high) {
    return new FloatRange(low, high, Scale.LOG);
  }

  static Parameter integers(String name, long low, long high) {
    return Parameter.of(name, new IntegerRange(low, high, Scale.LOG));
  }

  static Parameter numbers(String name, Number... values) {
    return Parameter.of(name, new OrderedChoices(List.of(values)));
  }

  static Parameter choices(String name, Object... values) {
    return Parameter.of(name, new Categories(List.of(values)));
  }

  static Condition given(String parent, Object value) {
    return new Condition(parent, Set.of(value));
  }
}
