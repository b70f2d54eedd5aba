package io.nightjar.report;

import io.nightjar.guide.Guide;
import io.nightjar.guide.GuideRow;
import io.nightjar.guide.GuideRow.Kind;
import io.nightjar.guide.Training;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the guide says of how a swept parameter acts on the effective capacity of a model.
 *
 * @param documented the range that the guide documents, empty where it documents none
 */
public record CapacityNote(
    String parameter, String effect, String why, String documented, String section) {

  static List<CapacityNote> of(List<Axis> axes, SearchSpace space, Training training) {
    return axes.stream().flatMap(axis -> of(axis.parameter(), space, training)).toList();
  }

  private static Stream<CapacityNote> of(String name, SearchSpace space, Training training) {
    String documented = NextSpace.documented(space, name, training).map(Edge::words).orElse("");
    return Guide.rows().stream()
        .filter(row -> row.kind() == Kind.CAPACITY && row.name().equals(name))
        .map(row -> note(row, documented));
  }

  private static CapacityNote note(GuideRow row, String documented) {
    return new CapacityNote(row.name(), row.value(), row.note(), documented, row.section());
  }
}
