package io.nightjar.format;

import io.nightjar.format.SpaceFile.Shape;
import io.nightjar.guide.Training;
import io.nightjar.space.Domain;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes parameters of shapes, once their parents and conditions are known. */
final class Drafts {
  /** The parameter on which the guide's ranges depend. */
  static final String OPTIMIZER = "optimizer";

  private final Parents parents;
  private final Problems problems;
  private final Domains domains;
  private final ParentDrafts parentDrafts;

  Drafts(Parents parents, Training training, Problems problems) {
    this.parents = parents;
    this.problems = problems;
    this.domains = new Domains(training, problems);
    this.parentDrafts = new ParentDrafts(parents, domains);
  }

  /**
   * The parameter of a shape.
   *
   * @param shape nothing where the family's fallback stands
   */
  Resolution parameter(
      ParameterInfo info, Optional<Shape> shape, Conditions conditions, Place place) {
    Optional<Draft> draft =
        shape.isPresent()
            ? draft(info, shape.get(), conditions)
            : Optional.ofNullable(info.fallback()).map(Draft::of);
    return draft
        .map(d -> finished(info.name(), d, conditions, shape.map(Shape::place).orElse(place)))
        .orElseGet(Resolution.Broken::new);
  }

  private Optional<Draft> draft(ParameterInfo info, Shape shape, Conditions conditions) {
    if (shape instanceof SpaceFile.ByParent by) {
      return parentDrafts.draft(info, by, conditions);
    }
    return shape instanceof SpaceFile.Documented documented
        ? documented(info, documented, conditions)
        : domains.of(info, shape, Optional.empty()).map(Draft::of);
  }

  /** The guide's range, where need be another one for each optimizer. */
  private Optional<Draft> documented(
      ParameterInfo info, SpaceFile.Documented shape, Conditions conditions) {
    Optional<Domain> forAll = domains.documentedForAll(info);
    if (forAll.isPresent()) {
      return forAll.map(Draft::of);
    } else if (info.name().equals(OPTIMIZER) || !parents.has(OPTIMIZER)) {
      return domains.of(info, shape, Optional.empty()).map(Draft::of);
    }
    if (!(parents.resolution(OPTIMIZER) instanceof Resolution.Present optimizer)) {
      return Optional.empty();
    }
    Map<Object, Domain> byOptimizer = new LinkedHashMap<>();
    for (Object value : conditions.activeValues(optimizer.parameter()).orElse(Set.of())) {
      domains
          .of(info, shape, Optional.of(value.toString()))
          .ifPresent(domain -> byOptimizer.put(value, domain));
    }
    return byOptimizer.isEmpty()
        ? Optional.empty()
        : Optional.of(new Draft(null, OPTIMIZER, byOptimizer));
  }

  private Resolution finished(String name, Draft draft, Conditions conditions, Place place) {
    if (draft.parent() == null) {
      return present(name, draft, conditions);
    }
    Resolution resolution = parents.resolution(draft.parent());
    if (!(resolution instanceof Resolution.Present present)) {
      return resolution;
    }
    Parameter parent = present.parameter();
    Optional<Set<Object>> values = conditions.activeValues(parent);
    List<Object> missing = draft.missing(values.orElse(Set.of(SpaceFile.OTHERWISE)));
    if (!missing.isEmpty()) {
      problems.error(
          place, "Missing value: there is none for " + parent.name() + " " + missing.get(0));
      return new Resolution.Broken();
    }
    Draft spread = values.map(draft::spread).orElse(draft);
    boolean certain = parent.when().isEmpty() || conditions.has(parent.name());
    return present(
        name, spread.single().filter(d -> certain).map(Draft::of).orElse(spread), conditions);
  }

  private static Resolution present(String name, Draft draft, Conditions conditions) {
    return new Resolution.Present(
        new Parameter(name, draft.domain(), draft.parent(), draft.byParent(), conditions.toList()));
  }
}
