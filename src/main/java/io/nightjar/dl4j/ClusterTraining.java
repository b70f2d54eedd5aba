package io.nightjar.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.dataset.DataSet;

/** Trains a network on many machines, round by round; after each they agree on its parameters. */
public interface ClusterTraining {

  /** How many batches it trains on in a round. */
  int batchesPerRound();

  /**
   * Trains a network for a round, and counts a step for each batch.
   *
   * @param network a {@code MultiLayerNetwork} or {@code ComputationGraph}, changed in place
   * @param batches at most {@link #batchesPerRound}, at least one, all of the same size
   * @return the mean loss of the last batches of all who trained
   */
  double trainRound(Model network, List<DataSet> batches);
}
