package io.nightjar.sweep;

import io.nightjar.run.Curfew;
import io.nightjar.run.EpochTimes;
import io.nightjar.run.TimedGate;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * When a sweep has to have trained its last epoch.
 *
 * @param known what was measured of its times before
 */
public record NightTime(Instant end, Optional<EpochTimes> known) {

  /** What may start in a sweep of a study. */
  TimedGate gate(StudySpec study, IntSupplier slots) {
    return new TimedGate(InstantSource.system(), curfew(study, end), slots, known);
  }

  public static Curfew curfew(StudySpec study, Instant end) {
    int best = study.honest().map(HonestSpec::best).orElse(0);
    int rounds = study.honest().map(HonestSpec::repeats).orElse(0);
    int lowest = study.plan().brackets().get(0).rungs().get(0).epochs();
    return new Curfew(
        end, lowest, study.budget().maxEpochs(), Math.min(best, study.budget().trials()), rounds);
  }
}
