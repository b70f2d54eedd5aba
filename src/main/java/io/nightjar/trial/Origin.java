package io.nightjar.trial;

import java.io.Serializable;

/**
 * Where and on what an attempt ran.
 *
 * @param executor the process: Spark's executor id, or {@code driver}
 * @param backend the numerical backend really used, for example {@code cpu}
 * @param device the device, for example {@code cpu} or {@code gpu 0}
 * @param ompThreads OpenMP threads per slot; results are reproducible only for one number
 * @param libraries names and versions, for example {@code dl4j 1.0.0-M2.1, spark 3.5.7}
 */
public record Origin(
    String executor, String host, String backend, String device, int ompThreads, String libraries)
    implements Serializable {}
