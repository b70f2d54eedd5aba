package io.nightjar.dl4j.arbiter;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names leaves by their places, each in another way than all others. */
final class LeafNames {
  /** What an optimizer is in goes without saying, unless two are of one name then. */
  private static final String UPDATER = "updater";

  private final Set<String> taken = new HashSet<>();

  /** A name of lower case letters, digits and hyphens, for example {@code layer-0-n-out}. */
  String name(List<String> path) {
    List<String> shorter = path.stream().filter(step -> !step.equals(UPDATER)).toList();
    String name = taken.contains(joined(shorter)) ? joined(path) : joined(shorter);
    String unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + "-" + i;
    }
    return unique;
  }

  private static String joined(List<String> path) {
    String name = path.stream().map(LeafNames::readable).collect(Collectors.joining("-"));
    return name.matches("[a-z].*") ? name : "layer-" + name;
  }

  private static String readable(String step) {
    return switch (step) {
      case "activationFunction" -> "activation";
      case "lossFunction" -> "loss-function";
      default -> kebab(step);
    };
  }

  /** With hyphens between words, as names are. */
  static String kebab(String words) {
    return words
        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
