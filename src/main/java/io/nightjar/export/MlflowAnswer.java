package io.nightjar.export;

import io.nightjar.export.MlflowServer.RefusedException;
import java.util.List;
import java.util.Map;

/** Parts of what a server answered, which need not be an MLflow: what is none is refused. */
final class MlflowAnswer {
  private static final int LONGEST = 100;

  private MlflowAnswer() {}

  /** An object in it. */
  static Map<?, ?> object(Map<?, ?> answer, String key) throws RefusedException {
    if (answer.get(key) instanceof Map<?, ?> map) {
      return map;
    }
    throw refused(answer, key);
  }

  /** A text in it, which is not empty. */
  static String text(Map<?, ?> answer, String key) throws RefusedException {
    if (answer.get(key) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw refused(answer, key);
  }

  /** The objects of a list in it; none where there is no list, as MLflow leaves out empty ones. */
  static List<? extends Map<?, ?>> objects(Map<?, ?> answer, String key) throws RefusedException {
    Object found = answer.get(key);
    if (found == null) {
      return List.of();
    }
    if (found instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
      return list.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
    }
    throw refused(answer, key);
  }

  private static RefusedException refused(Map<?, ?> answer, String key) {
    String text = answer.toString();
    return new RefusedException(
        "",
        "MLflow answered %s, where %s is missing or wrong"
            .formatted(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text, key));
  }
}
