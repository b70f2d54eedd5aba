package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.TrialEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SegmentJournalTest implements JournalContract {
  @TempDir private Path folder;

  private Storage storage() {
    return new LocalStorage(folder);
  }

  private Path segment(int number) {
    return folder.resolve("journal/0000000" + number + ".jsonl");
  }

  @Override
  public SegmentJournal create() throws IOException {
    return SegmentJournal.create(storage(), HEADER, Answers::encode, Answers::decode);
  }

  @Override
  public SegmentJournal open() throws IOException {
    return SegmentJournal.open(storage(), Answers::encode, Answers::decode);
  }

  @Override
  public List<TrialEvent> seenByOthers() throws IOException {
    try (SegmentJournal other = open()) {
      List<TrialEvent> events = new ArrayList<>();
      other.events().forEachRemaining(events::add);
      return events;
    }
  }

  private void writeThree() throws IOException {
    try (SegmentJournal journal = create()) {
      journal.append(ONE);
      journal.append(TWO);
      journal.flush();
      journal.append(ONE);
    }
  }

  @Test
  void eachFlushIsAFileOfItsOwn() throws IOException {
    writeThree();
    assertThat(segment(0)).hasContent(HEADER);
    assertThat(segment(1)).hasContent(Answers.encode(ONE) + "\n" + Answers.encode(TWO));
    assertThat(segment(2)).hasContent(Answers.encode(ONE));
    assertThat(segment(3)).doesNotExist();
  }

  @Test
  void headerIsReadAlone() throws IOException {
    assertThat(SegmentJournal.header(storage())).isEmpty();
    writeThree();
    Files.delete(segment(1));
    assertThat(SegmentJournal.header(storage())).hasValue(HEADER);
    assertThat(SegmentJournal.exists(storage())).isTrue();
  }

  @Test
  void missingFileIsNamed() throws IOException {
    writeThree();
    Files.delete(segment(1));
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot read journal " + segment(1) + ": no such file");
  }

  @Test
  void damagedLineIsNamed() throws IOException {
    writeThree();
    Files.writeString(segment(1), Answers.encode(ONE) + "\n!!\n");
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot read journal " + segment(1) + ": line 2 is damaged: ");
  }

  @Test
  void damagedLineOfTheFirstFileIsNamed() throws IOException {
    writeThree();
    Files.writeString(segment(0), HEADER + "\n!!\n");
    assertThatThrownBy(this::open)
        .hasMessageStartingWith("Cannot read journal " + segment(0) + ": line 2 is damaged: ");
  }

  @Test
  void missingJournalIsRefused() throws IOException {
    assertThat(SegmentJournal.exists(storage())).isFalse();
    assertThatThrownBy(this::open)
        .hasMessage("Cannot open journal " + folder.resolve("journal") + ": no such file");
  }

  @Test
  void emptyFirstFileIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("journal"));
    Files.createFile(segment(0));
    assertThatThrownBy(this::open).hasMessage("Cannot read journal " + segment(0) + ": no header");
  }

  @Test
  void secondProcessIsRefusedWhenItMeetsTheFirst() throws IOException {
    writeThree();
    try (SegmentJournal one = open();
        SegmentJournal other = open()) {
      one.append(ONE);
      one.flush();
      other.append(TWO);
      assertThatThrownBy(other::flush)
          .isInstanceOf(IOException.class)
          .hasMessage("Cannot write journal " + segment(3) + ": another process runs this sweep");
      assertThat(other.events()).toIterable().containsExactly(ONE, TWO, ONE);
    }
    assertThat(seenByOthers()).containsExactly(ONE, TWO, ONE, ONE);
  }

  @Test
  void whatCannotBeWrittenIsLostAndLeavesNoFile() throws IOException {
    writeThree();
    try (SegmentJournal journal = open()) {
      Files.createDirectories(segment(3).resolve("in-the-way"));
      journal.append(TWO);
      assertThatThrownBy(journal::flush)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Cannot write journal " + segment(3) + ": ");
      assertThat(journal.events()).toIterable().containsExactly(ONE, TWO, ONE);
    }
  }

  @Test
  void otherFilesOfTheFolderAreLeftAlone() throws IOException {
    writeThree();
    Files.writeString(folder.resolve("journal/notes.txt"), "x");
    assertThat(seenByOthers()).containsExactly(ONE, TWO, ONE);
  }
}
