package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Configurations and networks for tests. */
public final class Nets {
  /** One step per epoch, of which a schedule reaches to the tenth. */
  public static final Course COURSE = new Course(1, 1, 10);

  private Nets() {}

  /** Classes with as many examples each. */
  static int[] counts(int classes) {
    int[] counts = new int[classes];
    Arrays.fill(counts, 1);
    return counts;
  }

  /** A small configuration with these names and values instead of its own. */
  public static Configuration configuration(Object... namesAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("learning-rate", 0.005);
    values.put("batch-size", 64L);
    values.put("width", 16L);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Configuration(values);
  }

  public static MultiLayerNetwork network(int inputs, int classes, Object... namesAndValues) {
    Configuration settings = Settings.complete(MlpFamily.FAMILY, configuration(namesAndValues));
    MultiLayerNetwork network =
        new MultiLayerNetwork(MlpNetwork.of(settings, inputs, counts(classes), COURSE));
    network.init();
    return network;
  }
}
