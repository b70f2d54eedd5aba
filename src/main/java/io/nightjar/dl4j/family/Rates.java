package io.nightjar.dl4j.family;

import static io.nightjar.dl4j.family.Infos.category;
import static io.nightjar.dl4j.family.Infos.integer;
import static io.nightjar.dl4j.family.Infos.number;

import io.nightjar.space.Condition;
import io.nightjar.space.ParameterInfo;
import java.util.LinkedHashSet;
import java.util.List;

/** The parameters of the learning rate's course (guide 57.3). */
final class Rates {
  static final String DECAY = "learning-rate-decay";
  static final String STEP_EVERY = "step-every";
  static final String DECAY_FACTOR = "decay-factor";
  static final String FINAL_RATE = "final-rate";
  static final String WARM_UP = "warm-up";

  static final String NONE = "none";
  static final String STEP = "step";
  static final String EXPONENTIAL = "exponential";
  static final String COSINE = "cosine";
  static final String ONE_CYCLE = "one-cycle";

  /** Plain data, in the order in which people read them. */
  static final List<ParameterInfo> PARAMETERS =
      List.of(
          category(
              DECAY,
              List.of(NONE, STEP, EXPONENTIAL, COSINE, ONE_CYCLE),
              NONE,
              "how the learning rate changes up to the study's largest budget"),
          integer(STEP_EVERY, 1, 1_000_000, 10, "epochs from step to step", decays(STEP)),
          number(
              DECAY_FACTOR,
              Infos.SMALLEST,
              1,
              0.1,
              "what a step multiplies the learning rate by",
              decays(STEP)),
          number(
              FINAL_RATE,
              Infos.SMALLEST,
              1,
              0.01,
              "share of the learning rate left at the largest budget",
              decays(EXPONENTIAL, COSINE, ONE_CYCLE)),
          number(
              WARM_UP,
              0,
              1e6,
              0.0,
              "epochs in which the learning rate rises to its full size",
              decays(NONE, STEP, EXPONENTIAL, COSINE)));

  private Rates() {}

  private static Condition decays(String... kinds) {
    return new Condition(DECAY, new LinkedHashSet<>(List.of(kinds)));
  }
}
