package io.nightjar.format;

import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import io.nightjar.trial.SplitSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data as keys with values, in the shape of a job file; what is not there has no key. */
final class CanonicalData {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private CanonicalData() {}

  static Map<String, Object> of(DataSpec data) {
    CanonicalData keys = new CanonicalData();
    keys.put("source", data.source());
    keys.put("label", data.label());
    keys.put("labels", data.file().labels());
    keys.put("shape", data.shape() == null ? null : shape(data.shape()));
    DataFile test = data.testFile();
    if (test != null) {
      keys.put("test", test.path());
      keys.put("test-labels", test.labels());
    }
    keys.put("rows", data.rows() == null ? null : data.rows().longValue());
    keys.put("split", split(data.split()));
    return keys.fields;
  }

  private void put(String key, @Nullable Object value) {
    if (value != null) {
      fields.put(key, value);
    }
  }

  private static Map<String, Object> shape(Shape shape) {
    CanonicalData keys = new CanonicalData();
    if (shape instanceof Shape.Image image) {
      keys.put("height", (long) image.height());
      keys.put("width", (long) image.width());
    } else if (shape instanceof Shape.Sequence sequence) {
      keys.put("steps", (long) sequence.steps());
    }
    keys.put("channels", (long) shape.channels());
    return keys.fields;
  }

  private static Map<String, Object> split(SplitSpec split) {
    CanonicalData keys = new CanonicalData();
    boolean hasFolds = split.folds() > 1;
    keys.put("train", hasFolds ? null : split.train());
    keys.put("validation", hasFolds ? null : split.validation());
    keys.put("test", split.test() == 0 ? null : split.test());
    keys.put("column", split.column());
    keys.put("folds", hasFolds ? (long) split.folds() : null);
    keys.put("seed", split.seed());
    return keys.fields;
  }
}
