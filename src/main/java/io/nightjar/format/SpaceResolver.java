package io.nightjar.format;

import io.nightjar.format.SpaceFile.Entry;
import io.nightjar.format.SpaceFile.Shape;
import io.nightjar.guide.Training;
import io.nightjar.space.Condition;
import io.nightjar.space.Names;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.ModelFamily;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a space of what is written and what the model family and the guide add.
 *
 * <p>A parameter is resolved after its parents. Its conditions are those written and those under
 * which the family uses it at all, without the ones that always hold; where they never hold it is
 * left out. A parameter that is not written takes the family's fallback or the documented range.
 */
final class SpaceResolver {
  private static final String NO_DEFAULT = "Missing parameter: it has no default";

  private final SpaceFile file;
  private final ModelFamily published;
  private final ModelFamily family;
  private final Problems problems;
  private final Parents parents;
  private final Drafts drafts;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Resolution> resolved = new LinkedHashMap<>();
  private final Deque<String> path = new ArrayDeque<>();

  SpaceResolver(SpaceFile file, ModelFamily family, Training training, Problems problems) {
    this.file = file;
    this.published = family;
    this.family = new OwnParameters(problems).added(family, file);
    this.problems = problems;
    this.parents = new Parents(this.family, this::resolution, this::place, problems);
    this.drafts = new Drafts(parents, training, problems);
  }

  /** The space of all parameters that are right. */
  SearchSpace space() {
    for (Entry entry : file.entries()) {
      if (family.find(entry.name()).isEmpty()) {
        problems.error(
            entry.place(),
            "Unknown parameter: " + entry.name() + Names.hint(entry.name(), names()));
      } else {
        entries.put(entry.name(), entry);
      }
    }
    Set<String> order = new LinkedHashSet<>(entries.keySet());
    order.addAll(names());
    order.forEach(this::resolution);
    published.parameters().forEach(this::checkNeeded);
    return new SearchSpace(order.stream().flatMap(name -> present(name).stream()).toList());
  }

  /** What the family has no value of its own for must be active in every configuration. */
  private void checkNeeded(ParameterInfo info) {
    Parameter fallback = info.fallback();
    boolean needed = info.acts().isEmpty() && (fallback == null || !fallback.isFixed());
    if (needed && !present(info.name()).map(this::isAlwaysActive).orElse(true)) {
      problems.error(place(info.name()), "Invalid condition: every trial needs this parameter");
    }
  }

  private boolean isAlwaysActive(Parameter parameter) {
    return parameter.when().isEmpty()
        && parameter.parents().stream()
            .allMatch(parent -> present(parent).map(this::isAlwaysActive).orElse(true));
  }

  /** Where a parameter is written, or else where all of them are. */
  Place place(String name) {
    Entry entry = entries.get(name);
    return entry == null
        ? file.place().withKey(file.place().keyOf(name))
        : entry.shape().map(Shape::place).filter(Place::isOverride).orElse(entry.place());
  }

  private List<String> names() {
    return family.parameters().stream().map(ParameterInfo::name).toList();
  }

  private Optional<Parameter> present(String name) {
    return resolution(name) instanceof Resolution.Present present
        ? Optional.of(present.parameter())
        : Optional.empty();
  }

  private Resolution resolution(String name) {
    Resolution known = resolved.get(name);
    if (known != null) {
      return known;
    }
    if (path.contains(name)) {
      String circle =
          path.stream().dropWhile(step -> !step.equals(name)).collect(Collectors.joining(", "));
      problems.error(place(name), "Invalid conditions: " + circle + ", " + name + " form a circle");
      return new Resolution.Broken();
    }
    path.addLast(name);
    Resolution result = resolve(name);
    path.removeLast();
    resolved.put(name, result);
    return result;
  }

  private Resolution resolve(String name) {
    ParameterInfo info = family.find(name).orElseThrow();
    Entry entry = entries.get(name);
    Conditions conditions = new Conditions();
    if (entry != null && !addWritten(entry, conditions)) {
      return new Resolution.Broken();
    }
    if (entry == null && info.fallback() != null) {
      info.fallback().when().forEach(conditions::add);
    }
    info.acts().forEach(conditions::add);
    return restrict(info, conditions)
        .orElseGet(() -> drafts.parameter(info, shape(entry, info), conditions, place(name)));
  }

  /** What is written, or nothing where the family's fallback stands. */
  private Optional<Shape> shape(@Nullable Entry entry, ParameterInfo info) {
    if (entry != null) {
      return entry.shape();
    }
    return info.fallback() != null
        ? Optional.empty()
        : Optional.of(new SpaceFile.Documented(place(info.name()), NO_DEFAULT));
  }

  /** Keeps what the parents can be; says what became of the parameter where that decides it. */
  private Optional<Resolution> restrict(ParameterInfo info, Conditions conditions) {
    for (String name : List.copyOf(conditions.parents())) {
      Resolution parent = resolution(name);
      if (parent instanceof Resolution.Broken) {
        return Optional.of(parent);
      }
      if (!(parent instanceof Resolution.Present present)
          || !conditions.restrict(present.parameter())) {
        return Optional.of(neverActive(info, name));
      }
      conditions.dropIfCertain(present.parameter());
    }
    Entry entry = entries.get(info.name());
    return entry != null && entry.shape().isEmpty()
        ? Optional.of(new Resolution.Broken())
        : Optional.empty();
  }

  private Resolution neverActive(ParameterInfo info, String parent) {
    if (!entries.containsKey(info.name()) || place(parent).isOverride()) {
      return new Resolution.Absent();
    }
    List<String> acts = new ArrayList<>();
    info.acts().stream()
        .filter(condition -> condition.parent().equals(parent))
        .forEach(condition -> condition.values().forEach(value -> acts.add(value.toString())));
    problems.error(
        place(info.name()),
        "Invalid parameter: it is never used"
            + (acts.isEmpty() ? "" : ", only with " + parent + " " + String.join(" or ", acts)));
    return new Resolution.Broken();
  }

  /** Adds the conditions of a file; false where one is wrong. */
  private boolean addWritten(Entry entry, Conditions conditions) {
    boolean right = true;
    for (SpaceFile.When when : entry.when()) {
      Optional<Condition> condition = condition(when);
      condition.ifPresent(conditions::add);
      right &= condition.isPresent();
    }
    return right;
  }

  private Optional<Condition> condition(SpaceFile.When when) {
    Optional<ParameterInfo> parent = parents.info(when.parent());
    List<Object> typed =
        parent.stream()
            .flatMap(info -> when.values().stream().flatMap(v -> parents.value(v, info).stream()))
            .toList();
    return parent.isPresent() && typed.size() == when.values().size()
        ? Optional.of(new Condition(parent.get().name(), new LinkedHashSet<>(typed)))
        : Optional.empty();
  }
}
