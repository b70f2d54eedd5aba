package io.nightjar.format;

import io.nightjar.trial.ModelFamily;
import java.util.List;
import java.util.Optional;

/**
 * Reads job and space files, and checks them against the model families and the guide.
 *
 * <p>A {@code space:} path is relative to the job's file. All problems of a job, of the space file
 * that it names and of the overrides are reported at once.
 */
public final class JobFiles {
  private static final String PARAMETERS = "parameters";
  private static final String SPACE = "space";

  private final FileSource files;
  private final List<ModelFamily> families;
  private final ModelSource models;

  /**
   * Files whose jobs name known families only.
   *
   * @param families the known families, at least one; a space file on its own is checked against
   *     the one that knows most of its names
   */
  public JobFiles(FileSource files, List<ModelFamily> families) {
    this(files, families, ModelSource.NONE);
  }

  /**
   * Files whose jobs name known families or users' own models.
   *
   * @param families the known families, at least one; a space file on its own is checked against
   *     the one that knows most of its names
   * @param models finds the users' own
   */
  public JobFiles(FileSource files, List<ModelFamily> families, ModelSource models) {
    this.files = files;
    this.families = List.copyOf(families);
    this.models = models;
    if (families.isEmpty()) {
      throw new IllegalArgumentException("Invalid families: there are none");
    }
  }

  /**
   * Reads a job.
   *
   * @param location as the user names it
   * @param overrides each {@code PATH=VALUE}: a dotted key of the resolved job, in which the space
   *     stands in line under {@code parameters}, and its value as YAML; a later one wins
   * @throws InvalidInputException with everything that is wrong
   */
  public ResolvedJob readJob(String location, List<String> overrides) throws InvalidInputException {
    Problems problems = new Problems();
    Overrides changes = Overrides.parse(overrides, problems);
    Optional<Node.Fields> written = new InputFiles(files, problems).read(location);
    if (written.isEmpty()) {
      problems.throwIfAny();
    }
    Node.Fields job =
        changes.applyRest(inline(changes.applySpace(written.orElseThrow()), location, problems));
    return new JobResolver(problems)
        .job(job, new ModelReader(problems, families, models, location));
  }

  /**
   * Checks a job, or a space on its own, which is a file with nothing but {@code parameters}.
   *
   * @throws InvalidInputException with everything that is wrong
   */
  public Checked check(String location) throws InvalidInputException {
    Problems problems = new Problems();
    Optional<Node.Fields> written = new InputFiles(files, problems).read(location);
    if (written.isEmpty()) {
      problems.throwIfAny();
    }
    Node.Fields fields = written.orElseThrow();
    if (isSpace(fields)) {
      return new Checked(Optional.empty(), new JobResolver(problems).space(fields, families));
    }
    ResolvedJob job = readJob(location, List.of());
    return new Checked(Optional.of(job), job.warnings());
  }

  /**
   * A file without errors.
   *
   * @param job empty for a space
   */
  public record Checked(Optional<ResolvedJob> job, List<Problem> warnings) {}

  private static boolean isSpace(Node.Fields fields) {
    List<String> keysOfJobs = JobFile.KEYS.stream().filter(key -> !key.equals(PARAMETERS)).toList();
    return fields.fields().stream().noneMatch(field -> keysOfJobs.contains(field.name()));
  }

  /** The job with the parameters of the space file that it names. */
  private Node.Fields inline(Node.Fields job, String location, Problems problems) {
    Optional<Node.Field> space = job.field(SPACE);
    if (space.isPresent() == job.find(PARAMETERS).isPresent()) {
      Place place = space.map(field -> field.key().place()).orElse(job.place().withKey(SPACE));
      problems.error(
          place,
          space.isPresent()
              ? "Invalid key: the parameters stand in this file"
              : "Missing key: the path of a space, or else parameters");
      return job;
    }
    return space.map(field -> inline(job, field.value(), location, problems)).orElse(job);
  }

  private Node.Fields inline(Node.Fields job, Node space, String location, Problems problems) {
    Values values = new Values(problems);
    Optional<Node.Fields> file =
        values
            .path(space)
            .map(path -> Locations.relativeTo(location, path.text()))
            .flatMap(path -> new InputFiles(files, problems).read(path, space.place()))
            .flatMap(fields -> values.fields(fields, SpaceFile.KEYS));
    return file.flatMap(fields -> JobResolver.parameters(fields, problems))
        .map(field -> job.without(List.of(SPACE)).with(field))
        .orElse(job);
  }
}
