package io.nightjar.sweep;

import io.nightjar.dl4j.ModelFile;
import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.Family;
import io.nightjar.format.Problem;
import io.nightjar.format.ResolvedJob;
import io.nightjar.results.BadInputException;
import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.InitialModel;
import io.nightjar.trial.ModelException;
import io.nightjar.trial.ModelSpec;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A study's data, and the model that its trials start from, found to be readable.
 *
 * @param spec empty where a user's own model needs none
 * @param files opens them, here and on the executors
 * @param fingerprint changes with every byte that training could notice
 * @param initial with its fingerprint
 * @param models finds the study's model
 * @param job the location of the study's job
 */
public record SweepData(
    Optional<DataSpec> spec,
    FileOpener files,
    String fingerprint,
    Optional<InitialModel> initial,
    UserModels models,
    String job) {
  private static final String NONE = "none";

  /**
   * Reads a job's data.
   *
   * @param location the job's file: a relative path is looked for beside it first, then in the
   *     working folder
   */
  public static SweepData load(ResolvedJob job, String location, UserFiles files)
      throws BadInputException {
    UserModels models = new UserModels(files);
    if (job.study().data().isEmpty()) {
      return new SweepData(
          Optional.empty(), FileOpener.LOCAL, NONE, Optional.empty(), models, location);
    }
    DataSpec spec = job.study().data().get().located(path -> files.located(path, location));
    Optional<InitialModel> model =
        job.initial()
            .map(ResolvedJob.Initial::model)
            .map(named -> named.located(files.located(named.source(), location)));
    FileOpener opener =
        files.opener(
            Stream.concat(spec.paths().stream(), model.map(InitialModel::source).stream())
                .toList());
    Optional<InitialModel> initial =
        model.isPresent() ? Optional.of(read(job, model.get(), opener)) : Optional.empty();
    try {
      Dataset dataset = Datasets.load(spec, opener);
      requireFit(job, spec, dataset, family(models, job, location));
      return new SweepData(
          Optional.of(spec), opener, dataset.fingerprint(), initial, models, location);
    } catch (DataException e) {
      throw new BadInputException(job.data().saying(String.valueOf(e.getMessage())).toString());
    }
  }

  /** A job as a file that finds these data from any other place, too. */
  String yaml(ResolvedJob named) {
    return named.yaml(path -> models.files().absolute(path, job));
  }

  private static InitialModel read(ResolvedJob job, InitialModel model, FileOpener opener)
      throws BadInputException {
    Problem place = job.initial().orElseThrow().place();
    try {
      String found = ModelFile.read(model.source(), opener).fingerprint();
      if (model.fingerprint() != null && !model.fingerprint().equals(found)) {
        throw new IOException(
            "Cannot use model %s: its sha-256 is %s instead of %s"
                .formatted(model.source(), found, model.fingerprint()));
      }
      return model.read(found);
    } catch (IOException e) {
      throw new BadInputException(place.saying(String.valueOf(e.getMessage())).toString());
    }
  }

  /** A job with the fingerprint of the model that its trials start from, if they do. */
  ResolvedJob pinned(ResolvedJob job) {
    return initial
        .flatMap(found -> job.initial().map(named -> pinned(job, named.model(), found)))
        .orElse(job);
  }

  private static ResolvedJob pinned(ResolvedJob job, InitialModel named, InitialModel found) {
    return job.startingFrom(new InitialModel(named.source(), named.freeze(), found.fingerprint()));
  }

  private static void requireFit(
      ResolvedJob job, DataSpec spec, Dataset dataset, Optional<Family> family)
      throws BadInputException {
    Optional<String> refusal = family.flatMap(known -> known.refusal(dataset.shape()));
    if (refusal.isPresent()) {
      String problem = "Cannot use data %s: %s".formatted(spec.source(), refusal.get());
      throw new BadInputException(job.data().saying(problem).toString());
    }
  }

  private static Optional<Family> family(UserModels models, ResolvedJob job, String location)
      throws BadInputException {
    ModelSpec model = job.study().model();
    try {
      return UserModels.isRunner(model)
          ? Optional.empty()
          : Optional.of(models.family(model, location));
    } catch (ModelException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }
}
