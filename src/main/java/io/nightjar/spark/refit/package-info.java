/**
 * Trains a network across a cluster with dl4j-spark: the only place where Spark and Deeplearning4j
 * meet.
 */
@NullMarked
package io.nightjar.spark.refit;

import org.jspecify.annotations.NullMarked;
