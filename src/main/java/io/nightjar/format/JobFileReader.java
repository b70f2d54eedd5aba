package io.nightjar.format;

import io.nightjar.guide.OutsideRanges;
import io.nightjar.guide.Training;
import io.nightjar.search.Deepening;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.space.Names;
import io.nightjar.study.Budget;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelFamily.Trait;
import io.nightjar.trial.Objective;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Reads everything of a job but its space. A value that is wrong becomes a problem, and the default
 * stands in for it, so that reading goes on to the next one.
 */
final class JobFileReader {
  /** More than any sweep has: a count above it is a slip of the finger. */
  private static final int MOST = 1_000_000;

  /** Stands in where a problem is reported. */
  private static final List<Objective> UNKNOWN =
      List.of(new Objective("unknown", Direction.MINIMIZE));

  private final Problems problems;
  private final Values values;
  private final ModelReader models;

  JobFileReader(Problems problems, ModelReader models) {
    this.problems = problems;
    this.values = new Values(problems);
    this.models = models;
  }

  JobFile read(Node.Fields file) {
    values.fields(file, JobFile.KEYS);
    Optional<Node> searcher = file.find("searcher");
    Optional<Node> scheduler = file.find("scheduler");
    Optional<String> study = values.require(file, "study").flatMap(this::study);
    Optional<ModelReader.Model> model = values.require(file, "model").flatMap(models::read);
    Optional<ModelFamily> family = model.map(ModelReader.Model::family);
    FineTuneReader.FineTune tune =
        file.find(CanonicalJob.FINE_TUNE)
            .map(new FineTuneReader(problems)::read)
            .orElse(FineTuneReader.FineTune.NONE);
    Goals goals = goals(file, family);
    Budget budget = file.find("budget").flatMap(this::budget).orElse(JobFile.BUDGET);
    return new JobFile(
        study.orElse(""),
        model,
        data(file, family),
        goals,
        searcher.flatMap(this::searcher).orElse(JobFile.AUTO),
        scheduler.flatMap(this::scheduler).orElse(JobFile.HYPERBAND),
        budget,
        file.find("seed").flatMap(values::seed).orElse(JobFile.SEED),
        file.find("warm-start").flatMap(new WarmStartReader(problems, study.orElse(""))::read),
        file.find(CanonicalJob.DEEPEN).flatMap(this::deepening),
        new HonestReader(problems).read(file.find(CanonicalJob.HONEST), goals, budget.trials()),
        tune.fineTunes() ? Training.FINE_TUNING : Training.FROM_SCRATCH,
        tune.model(),
        file.find("outside-documented-ranges")
            .flatMap(node -> values.named(node, "choice", byLabel(OutsideRanges.values())))
            .orElse(OutsideRanges.REFUSE));
  }

  private Optional<String> study(Node node) {
    Optional<String> name = values.scalar(node, "study name").map(Node.Scalar::text);
    return name.isPresent() && !Names.isName(name.get())
        ? values.invalid(
            node, "study name", " (lower case letters, digits and hyphens, a letter first)")
        : name;
  }

  /** The name of a parameter, or keys. */
  private Optional<Deepening> deepening(Node node) {
    if (node instanceof Node.Scalar name) {
      return Optional.of(new Deepening(name.text(), Deepening.DEFAULT_BEST));
    }
    Optional<Node.Fields> fields = values.fields(node, JobFile.DEEPEN_KEYS);
    int best =
        fields
            .flatMap(file -> file.find("best"))
            .flatMap(number -> values.whole(number, 1, MOST))
            .map(Math::toIntExact)
            .orElse(Deepening.DEFAULT_BEST);
    return fields
        .flatMap(file -> values.require(file, "parameter"))
        .flatMap(name -> values.scalar(name, "parameter"))
        .map(name -> new Deepening(name.text(), best));
  }

  private Optional<DataSpec> data(Node.Fields file, Optional<ModelFamily> family) {
    String model = family.map(ModelFamily::name).orElse("");
    Optional<Node> data =
        family.filter(known -> known.has(Trait.OWN_DATA)).isPresent()
            ? file.find("data")
            : values.require(file, "data");
    return data.map(node -> new DataReader(problems).read(node, model));
  }

  /** The family's default where none is written; of an unknown family no metric can be wrong. */
  private Goals goals(Node.Fields file, Optional<ModelFamily> family) {
    List<Objective> standard =
        family
            .flatMap(known -> known.objectives().stream().findFirst())
            .map(List::of)
            .orElse(UNKNOWN);
    Optional<Node> objective =
        family.filter(known -> known.objectives().isEmpty()).isPresent()
            ? values.require(file, "objective")
            : file.find("objective");
    Optional<Node> constraints = file.find("constraints");
    return new Goals(
        family
            .flatMap(known -> objective.map(new ObjectiveReader(problems, known)::read))
            .filter(read -> !read.isEmpty())
            .orElse(standard),
        family
            .flatMap(known -> constraints.map(new ConstraintReader(problems, known)::read))
            .orElse(List.of()));
  }

  private Optional<SearcherSpec> searcher(Node node) {
    NumberKey<SearcherSpec.Kind> points =
        new NumberKey<>("points", 2, kind -> kind == SearcherSpec.Kind.GRID);
    return typed(
            node,
            "searcher",
            byLabel(SearcherSpec.Kind.values()),
            JobFile.SEARCHER_KEYS,
            List.of(points))
        .map(
            typed ->
                new SearcherSpec(
                    typed.kind(), typed.number("points").orElse(SearcherSpec.DEFAULT_POINTS)));
  }

  private Optional<SchedulerSpec> scheduler(Node node) {
    NumberKey<SchedulerSpec.Kind> eta = new NumberKey<>("eta", 2, SchedulerSpec.Kind::hasRungs);
    NumberKey<SchedulerSpec.Kind> lag = new NumberKey<>("lag", 1, SchedulerSpec.Kind::hasLag);
    return typed(
            node,
            "scheduler",
            byLabel(SchedulerSpec.Kind.values()),
            JobFile.SCHEDULER_KEYS,
            List.of(eta, lag))
        .map(
            typed ->
                new SchedulerSpec(
                    typed.kind(),
                    typed.number("eta").orElse(SchedulerSpec.DEFAULT_ETA),
                    typed.number("lag")));
  }

  /** A searcher or scheduler: its name, or keys with its type and perhaps numbers of its own. */
  private <T> Optional<Typed<T>> typed(
      Node node, String noun, Map<String, T> kinds, List<String> keys, List<NumberKey<T>> own) {
    if (node instanceof Node.Scalar) {
      return values.named(node, noun, kinds).map(kind -> new Typed<>(kind, Map.of()));
    }
    Optional<Node.Fields> fields = values.fields(node, keys);
    Optional<T> kind =
        fields
            .flatMap(file -> values.require(file, "type"))
            .flatMap(type -> values.named(type, noun, kinds));
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (NumberKey<T> key : own) {
      Optional<Node.Field> number = fields.flatMap(file -> file.field(key.name()));
      number.ifPresent(field -> refuse(field, key, kind, noun));
      number
          .flatMap(field -> values.whole(field.value(), key.least(), MOST))
          .ifPresent(value -> numbers.put(key.name(), value.intValue()));
    }
    return kind.map(type -> new Typed<>(type, numbers));
  }

  private <T> void refuse(Node.Field field, NumberKey<T> key, Optional<T> kind, String noun) {
    kind.filter(type -> !key.belongsTo().test(type))
        .ifPresent(
            type ->
                problems.error(
                    field.key().place(),
                    "Invalid key: " + named(label(type), noun) + " has no " + key.name()));
  }

  private static String named(String kind, String noun) {
    return ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind + " " + noun;
  }

  /** A whole number that some kinds have. */
  private record NumberKey<T>(String name, long least, Predicate<T> belongsTo) {}

  private record Typed<T>(T kind, Map<String, Integer> numbers) {
    OptionalInt number(String key) {
      Integer number = numbers.get(key);
      return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
  }

  private Optional<Budget> budget(Node node) {
    return values.fields(node, JobFile.BUDGET_KEYS).map(this::budgetOf);
  }

  private Budget budgetOf(Node.Fields fields) {
    Budget standard = JobFile.BUDGET;
    List<Integer> epochs =
        fields
            .find("epochs")
            .flatMap(this::epochs)
            .orElse(List.of(standard.minEpochs(), standard.maxEpochs()));
    Optional<Duration> trialTime = fields.find("trial-time").flatMap(values::duration);
    return new Budget(
        fields.find("trials").flatMap(this::count).orElse(standard.trials()),
        epochs.get(0),
        epochs.get(1),
        trialTime.orElse(standard.trialTime()),
        fields.find("time").flatMap(values::duration),
        fields
            .find("cut-from")
            .flatMap(this::count)
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()));
  }

  private Optional<Integer> count(Node node) {
    return values.whole(node, 1, MOST).map(Math::toIntExact);
  }

  private Optional<List<Integer>> epochs(Node node) {
    if (!(node instanceof Node.Items list) || list.items().size() != 2) {
      return values.invalid(node, "epochs", " (expected [lowest, highest])");
    }
    List<Integer> ends = list.items().stream().flatMap(end -> count(end).stream()).toList();
    if (ends.size() == 2 && ends.get(0) > ends.get(1)) {
      problems.error(node.place(), "Invalid epochs: " + ends + " (the lowest comes first)");
      return Optional.empty();
    }
    return ends.size() == 2 ? Optional.of(ends) : Optional.empty();
  }

  static <T extends Enum<T>> Map<String, T> byLabel(T[] constants) {
    Map<String, T> labels = new LinkedHashMap<>();
    Arrays.stream(constants).forEach(constant -> labels.put(label(constant), constant));
    return labels;
  }

  static String label(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
