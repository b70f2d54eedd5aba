package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Dataset;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.dataset.DataSet;

/**
 * A zip that Deeplearning4j reads by itself: network without updater state, {@code
 * NormalizerStandardize} for raw features, and the list of class names as the object {@code
 * classes}. Its configuration names no class of Nightjar.
 */
public final class PlainModelFile {
  private static final String CLASSES = "classes";

  private PlainModelFile() {}

  /** Writes a model; the file is whole only on return. */
  static void write(Path path, Network network, Dataset data) throws IOException {
    File file = path.toFile();
    Model plain = PlainNetwork.of(network.dl4j());
    ModelSerializer.writeModel(plain, file, false);
    plain.close();
    ModelSerializer.addNormalizerToModel(
        file, Standardizer.of(data.scaling(), data.shape(), rank(network, data)));
    ModelSerializer.addObjectToFile(file, CLASSES, new ArrayList<>(data.classes()));
  }

  /** The rank of what the network takes: 2 for rows, 3 for sequences, 4 for images. */
  private static int rank(Network network, Dataset data) {
    DataSet row = network.dataSet(new Batches(data.train(), data.classes().size(), 1, 1), 0);
    int rank = row.getFeatures().rank();
    Batches.free(row);
    return rank;
  }

  /** Adds a text to a model file; Deeplearning4j passes over it. */
  public static void note(Path path, String name, String text) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(path)) {
      Files.writeString(zip.getPath(name), text);
    }
  }

  /** The classes that a model file names beside those of Deeplearning4j, which it needs to load. */
  public static List<String> foreignClasses(Path path) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(path)) {
      return PlainNetwork.foreignClasses(
          Files.readString(zip.getPath(ModelSerializer.CONFIGURATION_JSON)));
    }
  }
}
