package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Part;
import java.util.Map;

/** Scores an embedding: a row's class is that of its nearest neighbour in the train part. */
final class NeighbourScores {
  private final Network network;
  private final Dataset data;
  private final int rowsPerPrediction;

  NeighbourScores(Network network, Dataset data, int rowsPerPrediction) {
    this.network = network;
    this.data = data;
    this.rowsPerPrediction = rowsPerPrediction;
  }

  /** The metrics of a part; none is a number if a place of its rows is none. */
  Map<String, Double> measure(Part part) {
    float[] places = places(data.train());
    NearestNeighbours neighbours =
        new NearestNeighbours(places, places.length / data.train().rows());
    return of(data, part, neighbours.nearest(places(part)));
  }

  /** The metrics of a part whose rows have these neighbours in the train part. */
  static Map<String, Double> of(Dataset data, Part part, int... neighbours) {
    Scores scores = new Scores(data.classes().size());
    for (int row = 0; row < part.rows(); row++) {
      int neighbour = neighbours[row];
      scores.add(neighbour < 0 ? -1 : data.train().label(neighbour), part.label(row));
    }
    return scores.metricsOfClasses();
  }

  /** Row by row. */
  private float[] places(Part part) {
    Batches all = new Batches(part, data.classes().size(), rowsPerPrediction, 1);
    float[] places = {};
    int position = 0;
    for (int batch = 0; batch < all.count(); batch++) {
      float[] output = network.output(all, batch);
      if (batch == 0) {
        places = new float[output.length / all.rows(batch) * part.rows()];
      }
      System.arraycopy(output, 0, places, position, output.length);
      position += output.length;
    }
    return places;
  }
}
