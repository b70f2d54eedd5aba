package io.nightjar.dl4j.data;

import io.nightjar.space.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the lines before {@code @data} say, as far as it must hold for the series after it. */
final class TsHeader {
  private static final int UNKNOWN = 0;

  private List<String> classes = List.of();
  private int dimensions = UNKNOWN;
  private int length = UNKNOWN;
  private boolean hasEqualLengths;
  private boolean isComplete;

  boolean isComplete() {
    return isComplete;
  }

  /** Takes in a line; what is wrong with it. */
  Optional<String> add(String line) {
    if (!line.startsWith("@")) {
      return Optional.of("expected a line @data before the first series");
    }
    List<String> words = Arrays.asList(line.split("\\s+"));
    String value = words.size() > 1 ? words.get(1) : "";
    return switch (words.get(0).toLowerCase(Locale.ROOT)) {
      case "@timestamps" -> refuse(value, "true", "series with time stamps cannot be read");
      case "@univariate" -> {
        dimensions = isTrue(value) ? 1 : dimensions;
        yield Optional.empty();
      }
      case "@dimension", "@dimensions" -> whole(value, words.get(0), size -> dimensions = size);
      case "@equallength" -> {
        hasEqualLengths = isTrue(value);
        yield Optional.empty();
      }
      case "@serieslength" -> whole(value, words.get(0), size -> length = size);
      case "@classlabel" -> classes(value, words);
      case "@data" -> complete();
      default -> Optional.empty();
    };
  }

  private interface Size {
    void set(int size);
  }

  private static boolean isTrue(String value) {
    return value.equalsIgnoreCase("true");
  }

  private static Optional<String> refuse(String value, String refused, String reason) {
    return value.equalsIgnoreCase(refused) ? Optional.of(reason) : Optional.empty();
  }

  private static Optional<String> whole(String value, String key, Size size) {
    if (!value.matches("[1-9][0-9]{0,8}")) {
      return Optional.of("expected a whole number after " + key + ", found " + value);
    }
    size.set(Integer.parseInt(value));
    return Optional.empty();
  }

  private Optional<String> classes(String value, List<String> words) {
    if (!isTrue(value) || words.size() < 3) {
      return Optional.of("expected @classLabel true and the names of the classes");
    }
    classes = List.copyOf(words.subList(2, words.size()));
    return Optional.empty();
  }

  private Optional<String> complete() {
    isComplete = true;
    return classes.isEmpty()
        ? Optional.of("expected @classLabel true and the names of the classes before @data")
        : Optional.empty();
  }

  /** What is wrong with the class of a series. */
  Optional<String> refusal(String label) {
    return classes.contains(label)
        ? Optional.empty()
        : Optional.of("unknown class: " + label + Names.hint(label, classes));
  }

  /** What is wrong with the number of channels of a series. */
  Optional<String> channelRefusal(int channels) {
    return dimensions == UNKNOWN || channels == dimensions
        ? Optional.empty()
        : Optional.of(
            "expected %s as the head says, found %d"
                .formatted(Numbers.counted(dimensions, "channel"), channels));
  }

  /** What is wrong with the length of a series. */
  Optional<String> stepRefusal(int steps) {
    if (!hasEqualLengths || steps == length) {
      return Optional.empty();
    }
    if (length == UNKNOWN) {
      length = steps;
      return Optional.empty();
    }
    return Optional.of(
        "expected %s like every series, found %d"
            .formatted(Numbers.counted(length, "step"), steps));
  }
}
