package io.nightjar.sweep;

import io.nightjar.search.SearcherChoice;
import io.nightjar.search.SearcherSpec;
import io.nightjar.study.StudySpec;
import java.util.Locale;
import java.util.Optional;

/** Searchers for people. */
public final class SearcherText {
  private SearcherText() {}

  /** For example {@code gp search (auto: 60 trials of 4 parameters ...)}. */
  public static String of(StudySpec study) {
    SearcherChoice choice = study.choice();
    String name = name(choice) + " search";
    return study.searcher().kind() == SearcherSpec.Kind.AUTO
        ? name + " (auto: " + choice.reason() + ")"
        : name;
  }

  /** Why the search is what it is, where the job left it open. */
  static Optional<String> reason(StudySpec study) {
    return study.searcher().kind() == SearcherSpec.Kind.AUTO
        ? Optional.of("Searcher: " + of(study))
        : Optional.empty();
  }

  /** Its name in job files. */
  public static String name(SearcherChoice choice) {
    return choice.searcher().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
