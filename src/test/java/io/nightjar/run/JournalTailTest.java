package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.TrialEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTailTest {
  private static final TrialEvent ONE = JournalContract.ONE;
  private static final TrialEvent TWO = JournalContract.TWO;

  @TempDir private Path folder;
  private final List<TrialEvent> seen = new ArrayList<>();

  private Path file() {
    return folder.resolve("journal.jsonl");
  }

  private void add(String text) throws IOException {
    Files.writeString(file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private JournalTail tail() {
    return JournalTail.of(file(), Answers::decode);
  }

  @Test
  void seesWhatIsAddedAndWaitsForWholeLines() throws IOException {
    JournalTail tail = tail();
    assertThat(tail.follow(10, seen::add)).isTrue();
    add("header\n" + Answers.encode(ONE) + "\n" + Answers.encode(TWO).substring(0, 5));
    assertThat(tail.follow(10, seen::add)).isTrue();
    assertThat(seen).containsExactly(ONE);
    add(Answers.encode(TWO).substring(5) + "\n");
    assertThat(tail.follow(10, seen::add)).isTrue();
    assertThat(tail.follow(10, seen::add)).isTrue();
    assertThat(seen).containsExactly(ONE, TWO);
  }

  @Test
  void readsNoMoreAtATimeThanAsked() throws IOException {
    add("header\n" + (Answers.encode(ONE) + "\n").repeat(5));
    JournalTail tail = tail();
    assertThat(tail.follow(2, seen::add)).isFalse();
    assertThat(seen).hasSize(2);
    assertThat(tail.follow(2, seen::add)).isFalse();
    assertThat(tail.follow(2, seen::add)).isTrue();
    assertThat(seen).hasSize(5);
  }

  @Test
  void changesNothingAndLeavesTheJournalToItsOwner() throws Exception {
    try (Journal journal = FileJournal.create(file(), "h", Answers::encode, Answers::decode)) {
      journal.append(ONE);
      journal.flush();
      assertThat(tail().follow(10, seen::add)).isTrue();
      journal.append(TWO);
    }
    assertThat(seen).containsExactly(ONE);
    assertThat(Files.readAllLines(file()))
        .containsExactly("h", Answers.encode(ONE), Answers.encode(TWO));
  }

  @Test
  void saysWhichLineIsDamaged() throws IOException {
    add("header\n" + Answers.encode(ONE) + "\ngarbage\n");
    JournalTail tail = tail();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tail.follow(10, seen::add))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Cannot read journal " + file() + ": line 3 is damaged: ");
    }
    assertThat(seen).containsExactly(ONE);
  }

  @Test
  void followsSegments() throws Exception {
    Storage storage = new LocalStorage(folder);
    JournalTail tail = JournalTail.of(storage, Answers::decode);
    assertThat(tail.follow(10, seen::add)).isTrue();
    try (Journal journal = SegmentJournal.create(storage, "h", Answers::encode, Answers::decode)) {
      journal.append(ONE);
      journal.append(TWO);
      journal.flush();
      assertThat(tail.follow(1, seen::add)).isFalse();
      journal.append(ONE);
    }
    assertThat(tail.follow(10, seen::add)).isTrue();
    assertThat(seen).containsExactly(ONE, TWO, ONE);
  }
}
