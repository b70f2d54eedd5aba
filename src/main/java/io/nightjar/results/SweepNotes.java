package io.nightjar.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What whoever reads a sweep should know of how it and newer ones of its study ended. */
public final class SweepNotes {
  private SweepNotes() {}

  /**
   * Lines for people; none where the sweep has ended and is the newest.
   *
   * @param shown the sweep that is read
   */
  public static List<String> of(SweepFolder shown, String study) throws IOException {
    List<String> notes = new ArrayList<>();
    String ending = ending(shown);
    if (!Ending.isOver(ending)) {
      notes.add(
          "Note: sweep %s has not ended (%s): its ranks may change, run its job with --resume to go on"
              .formatted(shown.id(), ending));
    }
    for (SweepFolder newer : SweepFolder.all(shown.results())) {
      if (newer.id().compareTo(shown.id()) <= 0) {
        break;
      }
      if (SweepJournal.header(newer).filter(each -> each.study().equals(study)).isPresent()
          && !Ending.isOver(ending(newer))) {
        notes.add(
            "Note: sweep %s of study %s is newer and has not ended (%s)"
                .formatted(newer.id(), study, ending(newer)));
        break;
      }
    }
    return notes;
  }

  private static String ending(SweepFolder sweep) throws IOException {
    return Outcomes.label(sweep).orElse("it runs, or was killed");
  }
}
