package io.nightjar.dl4j;

import io.nightjar.dl4j.family.Blueprint;
import java.io.OutputStream;
import org.nd4j.linalg.dataset.DataSet;

/** A network that trains nothing and knows whether it was freed. */
final class FakeNetwork implements Network {
  private int epochs;
  private boolean freed;

  FakeNetwork(int epochs) {
    this.epochs = epochs;
  }

  boolean isFreed() {
    return freed;
  }

  @Override
  public int epochs() {
    return epochs;
  }

  @Override
  public void startEpoch(long seed) {}

  @Override
  public void finishEpoch(int epochs) {
    this.epochs = epochs;
  }

  @Override
  public double fit(Batches batches, int batch) {
    return 0;
  }

  @Override
  public float[] output(Batches batches, int batch) {
    return new float[0];
  }

  @Override
  public DataSet dataSet(Batches batches, int batch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public org.deeplearning4j.nn.api.Model dl4j() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long parameters() {
    return 0;
  }

  @Override
  public long bytes() {
    return 100;
  }

  @Override
  public boolean fits(Blueprint blueprint) {
    return true;
  }

  @Override
  public void write(OutputStream out) {}

  @Override
  public void free() {
    freed = true;
  }
}
