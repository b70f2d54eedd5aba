package io.nightjar.bench;

import io.nightjar.dl4j.Dl4jTrialRunner;
import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.Families;
import io.nightjar.run.Assignment;
import io.nightjar.run.Checkpoints;
import io.nightjar.run.FileOpener;
import io.nightjar.run.Storage;
import io.nightjar.run.TrialExecutor;
import io.nightjar.run.TrialProbe;
import io.nightjar.search.Searcher;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.Searchers;
import io.nightjar.space.Configuration;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.ModelException;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;

/** Draws trials of a study at random and trains them for an epoch or two. */
final class SoakSource {
  /** One trial in so many goes on, so that checkpoints and kept models take part. */
  private static final int PROMOTED = 4;

  private final StudySpec study;
  private final Storage storage;
  private final TrialExecutor executor;
  private final Searcher searcher;

  SoakSource(StudySpec study, Storage storage) throws DataException, ModelException {
    this.study = study;
    this.storage = storage;
    DataSpec data = study.data().orElseThrow();
    Dl4jTrialRunner runner =
        new Dl4jTrialRunner(
            Families.of(study.model(), FileOpener.LOCAL),
            data,
            FileOpener.LOCAL,
            Datasets.load(data, FileOpener.LOCAL).fingerprint(),
            study.goals(),
            study.budget().maxEpochs());
    this.executor = new TrialExecutor(runner, study.goals(), study.budget().trialTime(), storage);
    this.searcher =
        Searchers.create(new SearcherSpec(SearcherSpec.Kind.RANDOM, 2), study.problem());
  }

  /** Trains a trial in a slot. */
  void train(long id, int slot) throws Exception {
    Assignment here = new Assignment(1, slot, "driver", "localhost", "cpu");
    Trial trial = new Trial(id, draw(), Seeds.mix(study.seed(), id));
    executor.execute(TrialTask.search(trial, 1), here, TrialProbe.NONE);
    if (id % PROMOTED == 0) {
      executor.execute(TrialTask.search(trial, 2), here, TrialProbe.NONE);
    }
    storage.delete(Checkpoints.folder(id));
  }

  private synchronized Configuration draw() {
    return searcher.propose().orElseThrow();
  }
}
