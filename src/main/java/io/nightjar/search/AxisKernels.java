package io.nightjar.search;

import org.hipparchus.random.RandomGenerator;

/** Kernels along one dimension, one per centre. */
interface AxisKernels {

  /** Adds the logarithm of each kernel's density, or mass of a cell, at a coordinate. */
  void addLogs(double unit, double[] logs);

  /** A coordinate drawn from one kernel. */
  double sample(int center, RandomGenerator random);
}
