package io.nightjar.report;

import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The column of a parameter: {@code p_} and its name, hyphens as underscores, so that no two
 * parameters share one.
 *
 * <p>Where every possible value is a number it is a DOUBLE, whole numbers too: a night with one
 * fixed width and a night with a range of widths must merge.
 */
record ParameterColumn(String parameter, Column column) {

  static ParameterColumn of(Parameter parameter) {
    boolean numeric = parameter.domains().stream().allMatch(ParameterColumn::isNumeric);
    return new ParameterColumn(
        parameter.name(),
        new Column(
            "p_" + parameter.name().replace('-', '_'),
            numeric ? Column.Type.DOUBLE : Column.Type.STRING));
  }

  private static boolean isNumeric(Domain domain) {
    if (domain instanceof Categories categories) {
      return categories.values().stream().allMatch(Number.class::isInstance);
    }
    if (domain instanceof OrderedChoices choices) {
      return choices.values().stream().allMatch(Number.class::isInstance);
    }
    return !(domain instanceof Fixed fixed) || fixed.value() instanceof Number;
  }

  /** The cell of a configuration, null where the parameter is inactive. */
  @Nullable Object cell(Configuration configuration) {
    Object value = configuration.find(parameter);
    if (value == null) {
      return null;
    }
    return column.type() == Column.Type.DOUBLE
        ? (Object) configuration.number(parameter)
        : value.toString();
  }
}
