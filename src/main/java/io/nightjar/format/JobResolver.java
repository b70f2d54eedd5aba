package io.nightjar.format;

import io.nightjar.guide.Finding;
import io.nightjar.guide.Finding.Severity;
import io.nightjar.guide.Guide;
import io.nightjar.guide.GuideOptions;
import io.nightjar.guide.OutsideRanges;
import io.nightjar.guide.Training;
import io.nightjar.search.Deepening;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.Searchers;
import io.nightjar.space.SearchSpace;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.ModelFamily;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes a study of a job whose space stands in line. */
final class JobResolver {
  private static final GuideOptions ALONE =
      new GuideOptions(Training.FROM_SCRATCH, OutsideRanges.REFUSE, 0);

  private final Problems problems;

  JobResolver(Problems problems) {
    this.problems = problems;
  }

  ResolvedJob job(Node.Fields fields, ModelReader models) throws InvalidInputException {
    JobFile file = new JobFileReader(problems, models).read(fields);
    Optional<SpaceFile> written =
        fields.find("parameters").flatMap(node -> new SpaceFileReader(problems).read(node));
    Optional<ModelFamily> family = file.model().map(ModelReader.Model::family);
    family.ifPresent(known -> note(known, fields));
    Optional<SearchSpace> space =
        family.flatMap(known -> written.map(parameters -> space(parameters, known, file)));
    problems.throwIfAny();
    checkDeepening(file, space.orElseThrow(), fields);
    checkSearcher(file, space.orElseThrow(), fields);
    checkGrid(file, space.orElseThrow(), fields);
    checkLearning(file, fields);
    Optional<Place> start = fields.find(CanonicalJob.WARM_START).map(Node::place);
    start.filter(place -> isGrid(file)).ifPresent(this::warnOfGrid);
    return resolved(file, space.orElseThrow(), fields, start);
  }

  private void note(ModelFamily family, Node.Fields fields) {
    Place place = fields.find("model").orElseThrow().place();
    family.notes().forEach(note -> problems.finding(place, warning(note)));
  }

  private void checkDeepening(JobFile file, SearchSpace space, Node.Fields fields)
      throws InvalidInputException {
    if (file.deepening().isPresent()) {
      Deepening stage = file.deepening().get();
      Place place = fields.find(CanonicalJob.DEEPEN).orElseThrow().place();
      Optional<String> refusal = stage.refusal(space);
      refusal.ifPresent(reason -> problems.error(place, reason));
      if (refusal.isEmpty() && stage.trials(space) >= file.budget().trials()) {
        problems.error(
            place,
            "Invalid second stage: its %d trials leave none of the budget's %d for the first"
                .formatted(stage.trials(space), file.budget().trials()));
      }
      problems.throwIfAny();
    }
  }

  /** Where no searcher is written, the place of the whole job stands for it. */
  private void checkSearcher(JobFile file, SearchSpace space, Node.Fields fields)
      throws InvalidInputException {
    Place place = fields.find("searcher").map(Node::place).orElse(fields.place());
    Searchers.refusal(file.searcher(), space)
        .ifPresent(reason -> problems.error(place.withKey("searcher"), reason));
    problems.throwIfAny();
  }

  /** A finite space is held against the budget by the guide's checks; a grid of ranges is not. */
  private void checkGrid(JobFile file, SearchSpace space, Node.Fields fields) {
    BigInteger trials = BigInteger.valueOf(file.budget().trials());
    Searchers.size(file.searcher(), space)
        .filter(points -> space.size().isEmpty() && trials.compareTo(points) > 0)
        .map(
            points ->
                "a budget of %d is cut to the %d points of the grid".formatted(trials, points))
        .ifPresent(
            message -> problems.finding(fields.place().withKey("budget.trials"), warning(message)));
  }

  /** A searcher learns from brackets that came before. */
  private void checkLearning(JobFile file, Node.Fields fields) {
    if (file.scheduler().kind() == SchedulerSpec.Kind.HALVING && file.searcher().kind().learns()) {
      problems.finding(
          fields.place().withKey("scheduler"),
          warning(
              "halving proposes all its trials at once, so a %s searcher learns nothing; use hyperband"
                  .formatted(JobFileReader.label(file.searcher().kind()))));
    }
  }

  private static boolean isGrid(JobFile file) {
    return file.searcher().kind() == SearcherSpec.Kind.GRID;
  }

  private void warnOfGrid(Place start) {
    problems.finding(start, warning("a grid tries all its points, whatever earlier sweeps found"));
  }

  private static Finding warning(String message) {
    return new Finding(Severity.WARNING, Optional.empty(), message, Optional.empty());
  }

  private static GuideOptions options(JobFile file) {
    return new GuideOptions(file.training(), file.outside(), file.budget().trials());
  }

  private SearchSpace space(SpaceFile written, ModelFamily family, JobFile file) {
    return space(
        written,
        family,
        options(file),
        space ->
            file.deepening()
                .filter(stage -> stage.refusal(space).isEmpty())
                .map(stage -> stage.shallow(space))
                .orElse(space));
  }

  /**
   * Resolves a space.
   *
   * @param searched the part of it that the guide's checks are asked of
   */
  private SearchSpace space(
      SpaceFile written,
      ModelFamily family,
      GuideOptions options,
      UnaryOperator<SearchSpace> searched) {
    SpaceResolver resolver = new SpaceResolver(written, family, options.training(), problems);
    SearchSpace space = resolver.space();
    for (Finding finding : Guide.check(searched.apply(space), options)) {
      problems.finding(finding.parameter().map(resolver::place).orElse(written.place()), finding);
    }
    return space;
  }

  /** Where the data are named, in their short form or their long one; else the whole job. */
  private static Place data(Node.Fields fields) {
    Node data = fields.find("data").orElse(fields);
    Node source = data instanceof Node.Fields inner ? inner.find("source").orElse(data) : data;
    return source.place().withKey("data.source");
  }

  /** Where the model is named that trials start from. */
  private static Place model(Node.Fields fields) {
    return ((Node.Fields) fields.find(CanonicalJob.FINE_TUNE).orElseThrow())
        .find("from")
        .orElseThrow()
        .place()
        .withKey("fine-tune.from");
  }

  private static Problem problem(Place place) {
    return new Problem(
        place.file(), place.line(), place.column(), place.key(), "", Optional.empty());
  }

  private ResolvedJob resolved(
      JobFile file, SearchSpace space, Node.Fields fields, Optional<Place> start) {
    List<Problem> warnings = problems.warnings();
    StudySpec study =
        new StudySpec(
            file.study(),
            space,
            file.model().orElseThrow().spec(),
            file.data(),
            file.goals(),
            file.searcher(),
            file.scheduler(),
            file.budget(),
            file.seed(),
            file.deepening(),
            file.honest(),
            warnings.stream().map(warning -> warning.key() + ": " + warning.text()).toList());
    return new ResolvedJob(
        study,
        CanonicalJob.of(file, space),
        file.warmStart().map(from -> new ResolvedJob.Start(from, problem(start.orElseThrow()))),
        file.initial().map(model -> new ResolvedJob.Initial(model, problem(model(fields)))),
        warnings,
        problem(data(fields)));
  }

  /** Checks a space on its own, against the defaults of a job without a budget; its warnings. */
  List<Problem> space(Node.Fields file, List<ModelFamily> families) throws InvalidInputException {
    new Values(problems).fields(file, SpaceFile.KEYS);
    parameters(file, problems)
        .flatMap(field -> new SpaceFileReader(problems).read(field.value()))
        .ifPresent(written -> space(written, best(families, written), ALONE, space -> space));
    problems.throwIfAny();
    return problems.warnings();
  }

  /** The one that knows the most names: a space on its own does not say which it is for. */
  private static ModelFamily best(List<ModelFamily> families, SpaceFile written) {
    return families.stream()
        .max(Comparator.comparingLong(family -> known(written, family)))
        .orElseThrow();
  }

  private static long known(SpaceFile written, ModelFamily family) {
    return written.entries().stream()
        .filter(entry -> family.find(entry.name()).isPresent())
        .count();
  }

  /** The key of a space file that holds everything. */
  static Optional<Node.Field> parameters(Node.Fields file, Problems problems) {
    Optional<Node.Field> field = file.field("parameters");
    if (field.isEmpty()) {
      problems.error(file.place().withKey("parameters"), "Missing key");
    }
    return field;
  }
}
