package io.nightjar.study;

import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;

/** Keeps the results of a study, for tests. */
public final class CollectedResults implements StudyListener {
  private final List<TrialResult> told = new ArrayList<>();

  @Override
  public void asked(TrialTask task) {}

  @Override
  public void told(TrialResult result) {
    told.add(result);
  }

  /** By trial and then by epochs, whatever the order in which they came. */
  public List<TrialResult> results() {
    return told.stream().sorted(TrialResult.BY_TRIAL_AND_EPOCHS).toList();
  }
}
