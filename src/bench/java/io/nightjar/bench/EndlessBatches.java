package io.nightjar.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Batches in turn for a slot of a system that trains by itself, until its steps are over. */
final class EndlessBatches implements DataSetIterator {
  private final List<DataSet> batches;
  private final StepCounter steps;
  private int next;

  EndlessBatches(List<DataSet> batches, StepCounter steps) {
    this.batches = batches;
    this.steps = steps;
  }

  @Override
  public boolean hasNext() {
    return !steps.isOver();
  }

  @Override
  public DataSet next() {
    return batches.get(next++ % batches.size());
  }

  @Override
  public DataSet next(int rows) {
    throw new UnsupportedOperationException("Batches stay as they are");
  }

  @Override
  public int batch() {
    return batches.get(0).numExamples();
  }

  @Override
  public int inputColumns() {
    return batches.get(0).numInputs();
  }

  @Override
  public int totalOutcomes() {
    return batches.get(0).numOutcomes();
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  /** As of every iterator of Deeplearning4j that a user would take. */
  @Override
  public boolean asyncSupported() {
    return true;
  }

  @Override
  public void reset() {
    next = 0;
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    throw new UnsupportedOperationException("Batches stay as they are");
  }

  @Override
  public @Nullable DataSetPreProcessor getPreProcessor() {
    return null;
  }

  @Override
  public @Nullable List<String> getLabels() {
    return null;
  }
}
