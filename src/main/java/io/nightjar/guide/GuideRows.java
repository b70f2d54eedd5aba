package io.nightjar.guide;

import io.nightjar.guide.GuideRow.Kind;
import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Scale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The guide itself, in its own order: whatever ranges or values the product uses are read here. */
final class GuideRows {
  private static final List<String> ALL = List.of();
  private static final List<String> WITH_BETAS = List.of("adam", "adamax", "nadam");
  private static final Domain LOW_RATES = new FloatRange(1e-3, 1e-2, Scale.LOG);
  private static final Domain HIGH_RATES = new FloatRange(1e-2, 1e-1, Scale.LOG);
  private static final String FROM_SCRATCH =
      "initial value, training from scratch; fine-tuning: one to two orders of magnitude lower";
  private static final String LITTLE_WORTH = "not worth many trials; varying it is warned";

  private static final List<GuideRow> BATCH_AND_MOMENTUM =
      List.of(
          rule(
              "batch-size",
              "neither too small nor too large",
              "57.1",
              "it sets the direction of the gradient: down to 1 training hardly converges; too large"
                  + " makes the direction nearly constant, falls into local optima and loses"
                  + " accuracy"),
          rule(
              "batch-norm",
              "no small batches with batch normalisation",
              "57.1",
              "few examples make poor statistics: training converges worse or collapses"),
          fixed("momentum", List.of("momentum"), 0.9, "57.1", LITTLE_WORTH));

  private static final List<GuideRow> LAST_IN_TURN =
      List.of(
          fixed("beta1", WITH_BETAS, 0.9, "57.2", LITTLE_WORTH),
          fixed("beta2", WITH_BETAS, 0.999, "57.2", LITTLE_WORTH),
          fixed("epsilon", WITH_BETAS, 1e-8, "57.2", LITTLE_WORTH),
          rule(
              "order-of-tuning",
              "the optimizer's own parameters, weight decay, dropout and the network's parameters"
                  + " come last",
              "57.2",
              "which does not make them unimportant"),
          fixed(
              "weight-decay",
              ALL,
              5e-4,
              "57.2",
              "a usual suggestion, outside the range of 57.4: accepted as a fixed value, with a"
                  + " warning"),
          new GuideRow(
              Kind.RULE,
              "dropout",
              ALL,
              Optional.of(new FloatRange(0.2, 0.5, Scale.LINEAR)),
              "within [0.2, 0.5] between fully connected layers",
              "57.2",
              "against overfitting; recommended, the whole range is that of 57.4"),
          rule(
              "recurrent-dropout",
              "on the input and output layers, not inside the memory cell",
              "57.2",
              "the loop amplifies the noise and disturbs learning"),
          rule(
              "batch-norm-position",
              "no batch normalisation directly after dropout",
              "57.2",
              "dropout shifts the variance that batch normalisation estimates; inference can"
                  + " collapse"),
          rule(
              "depth",
              "fixed first; deeper only after tuning has reached a certain stage, or with much"
                  + " hardware",
              "57.2",
              "the effective capacity also depends on the number and quality of examples and on how"
                  + " layers fit together"));

  private static final List<GuideRow> CAPACITY =
      List.of(
          capacity(
              "learning-rate",
              "tuned to the optimum",
              "too high or too low: optimisation fails and the effective capacity drops; mind: the"
                  + " optimum moves during training"),
          rule(
              "learning-rate-decay",
              "use an effective decay strategy",
              "57.3",
              "the best learning rate changes during training"),
          capacity(
              "loss",
              "its parameters tuned to the optimum",
              "an unsuitable value makes even a fitting objective hard to optimise; mind: keep to"
                  + " the paper's value and its order of magnitude"),
          rule(
              "loss",
              "start from the paper's value of a loss's parameter and vary it within its order of"
                  + " magnitude",
              "57.3",
              "some losses are very sensitive to their parameters, others hardly"),
          capacity(
              "batch-size",
              "too large or too small lowers it",
              "most sizes that fit the hardware do not matter; mind: special objectives such as the"
                  + " N-pair loss"),
          rule(
              "n-pair-loss",
              "the batch size bounds the model",
              "57.3",
              "losses of metric learning need diverse examples in each batch"),
          capacity(
              "dropout",
              "a lower rate raises it",
              "more effective parameters, more co-adaptation; mind: it does not always raise the"
                  + " effective capacity"),
          capacity(
              "weight-decay",
              "tuned to the optimum",
              "it bounds how far parameters move, as a regulariser"),
          capacity(
              "momentum",
              "tuned to the optimum may raise it",
              "it speeds training up and leaves poor optima more easily"),
          capacity(
              "depth",
              "more raises it",
              "more parameters, more fitting power; mind: more time and hardware"),
          capacity("kernel", "larger raises it", "more parameters"));

  private static final List<GuideRow> RANGES =
      List.of(
          rate("sgd", HIGH_RATES),
          rate("momentum", LOW_RATES),
          rate("adagrad", LOW_RATES),
          rate("adadelta", HIGH_RATES),
          rate("rmsprop", LOW_RATES),
          rate("adam", LOW_RATES),
          rate("adamax", LOW_RATES),
          rate("nadam", LOW_RATES),
          rule(
              "learning-rate",
              "one to two orders of magnitude lower when fine-tuning: [low/100, high/10]",
              "57.4",
              "the ranges of the optimizers are those of training from scratch"),
          new GuideRow(
              Kind.RULE,
              "loss-ratio",
              ALL,
              Optional.of(new FloatRange(0.01, 100, Scale.LOG)),
              "several losses: values within two orders of magnitude of each other",
              "57.4",
              "not always true; the first values of a trial are compared"),
          range(
              "batch-size",
              new IntegerRange(1, 1024, Scale.LOG),
              "not absolute: it depends on the task and its examples (also 57.1)"),
          rule(
              "batch-size",
              "above 6000 or equal to 1, adapt the learning strategy or the internal normalisation",
              "57.4",
              ""),
          range("dropout", new FloatRange(0, 0.5, Scale.LINEAR), ""),
          range(
              "weight-decay",
              new FloatRange(0, 1e-4, Scale.LINEAR),
              "57.2 suggests 0.0005, outside of it"),
          range(
              "kernel",
              new Categories(List.of("7x7", "5x5", "3x3", "1x1", "7x1+1x7")),
              "7x1+1x7 is one choice: the stacked, factorised pair [7x1, 1x7]"));

  static final List<GuideRow> ALL_ROWS =
      Stream.of(BATCH_AND_MOMENTUM, LAST_IN_TURN, CAPACITY, RANGES).flatMap(List::stream).toList();

  private GuideRows() {}

  private static GuideRow rate(String optimizer, Domain domain) {
    return new GuideRow(
        Kind.RANGE,
        "learning-rate",
        List.of(optimizer),
        Optional.of(domain),
        text(domain),
        "57.4",
        FROM_SCRATCH);
  }

  private static GuideRow range(String name, Domain domain, String note) {
    return new GuideRow(Kind.RANGE, name, ALL, Optional.of(domain), text(domain), "57.4", note);
  }

  private static GuideRow fixed(
      String name, List<String> optimizers, double value, String section, String note) {
    Domain domain = new Fixed(value);
    return new GuideRow(
        Kind.FIXED, name, optimizers, Optional.of(domain), text(domain), section, note);
  }

  private static GuideRow rule(String name, String value, String section, String note) {
    return new GuideRow(Kind.RULE, name, ALL, Optional.empty(), value, section, note);
  }

  private static GuideRow capacity(String name, String value, String note) {
    return new GuideRow(Kind.CAPACITY, name, ALL, Optional.empty(), value, "57.3", note);
  }

  private static String text(Domain domain) {
    return Texts.domain(domain);
  }
}
