package io.nightjar.dl4j.data;

import java.util.List;

/**
 * A data set as it was read.
 *
 * @param rows features as they stand in the file, labels as positions in {@code classes}
 * @param classes the names of the classes, sorted, numbers by their value
 */
record Table(Part rows, List<String> classes) {

  Table {
    classes = List.copyOf(classes);
  }
}
