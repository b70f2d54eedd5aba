package io.nightjar.search;

import java.util.List;

/**
 * How much a point promises: the logarithm of its expected improvement over a threshold times the
 * probability that it keeps every limit (Gardner and others: Bayesian optimization with inequality
 * constraints, ICML 2014). Without a threshold only the limits count.
 *
 * @param loss what is known of the loss
 * @param threshold the loss to improve on; infinite while nothing known keeps the limits
 * @param excesses what is known of the excess over each limit
 */
record Acquisition(GpPosterior loss, double threshold, List<GpPosterior> excesses) {

  /** The logarithm of what the point with these features promises. */
  double at(double[] features) {
    double worth =
        Double.isInfinite(threshold) ? 0 : ExpectedImprovement.log(loss.at(features), threshold);
    for (GpPosterior excess : excesses) {
      worth += ExpectedImprovement.logOfFeasible(excess.at(features));
    }
    return worth;
  }
}
