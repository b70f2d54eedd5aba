package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.TrialEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class FileJournalTest implements JournalContract {
  @TempDir private Path folder;
  private Path path = Path.of("journal.jsonl");

  @BeforeEach
  void name() {
    path = folder.resolve("journal.jsonl");
  }

  @Override
  public FileJournal create() throws IOException {
    return FileJournal.create(path, HEADER, Answers::encode, Answers::decode);
  }

  @Override
  public FileJournal open() throws IOException {
    return FileJournal.open(path, Answers::encode, Answers::decode);
  }

  @Override
  public List<TrialEvent> seenByOthers() throws IOException {
    List<String> lines = Files.readAllLines(path);
    return lines.subList(1, lines.size()).stream().map(Answers::decode).toList();
  }

  private void write(TrialEvent... events) throws IOException {
    try (Journal journal = create()) {
      for (TrialEvent event : events) {
        journal.append(event);
      }
    }
  }

  private void tear(String bytes) throws IOException {
    Files.writeString(path, bytes, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
  }

  @Test
  void manyEventsDoNotWaitForAFlush() throws Exception {
    try (Journal journal = create()) {
      for (int i = 0; i < 2000; i++) {
        journal.append(ONE);
      }
      assertThat(seenByOthers()).hasSizeGreaterThan(100);
    }
  }

  @Test
  void tornLastLineIsCutOff() throws Exception {
    write(ONE);
    long whole = Files.size(path);
    // The first byte of a two-byte letter: not even text.
    tear("rO0ABX\u00c3");
    try (Journal journal = open()) {
      assertThat(journal.events()).toIterable().containsExactly(ONE);
      assertThat(Files.size(path)).isEqualTo(whole);
      journal.append(TWO);
    }
    try (Journal journal = open()) {
      assertThat(journal.events()).toIterable().containsExactly(ONE, TWO);
    }
  }

  @Test
  void damagedLineIsNamed() throws Exception {
    write(ONE);
    tear("!!\n" + Answers.encode(TWO) + "\n");
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot read journal " + path + ": line 3 is damaged: ");
  }

  @Test
  void lineThatIsNoTextIsNamed() throws Exception {
    write(ONE);
    tear("\u00c3\n");
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot read journal " + path + ": line 3 is damaged: ");
  }

  @Test
  void fileWithoutWholeHeaderIsRefused() throws Exception {
    Files.writeString(path, "{hea");
    assertThatThrownBy(this::open).hasMessage("Cannot read journal " + path + ": no header");
    assertThat(path).as("left as it was").hasContent("{hea");
  }

  @Test
  void missingFileIsRefused() {
    assertThatThrownBy(this::open).hasMessage("Cannot open journal " + path + ": no such file");
    assertThat(path).doesNotExist();
  }

  @Test
  void eventIsOneLine() throws Exception {
    try (Journal journal =
        FileJournal.create(path, "head", event -> "two\nlines", Answers::decode)) {
      assertThatThrownBy(() -> journal.append(ONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Invalid journal line: it has a line break");
    }
    try (Journal journal = open()) {
      assertThat(journal.events()).toIterable().isEmpty();
    }
  }

  @Test
  void interruptOfTheDriverDoesNotBreakIt() throws Exception {
    try (Journal journal = create()) {
      Thread.currentThread().interrupt();
      journal.append(ONE);
      assertThat(Thread.interrupted()).isTrue();
      journal.append(TWO);
    }
    try (Journal journal = open()) {
      assertThat(journal.events()).toIterable().containsExactly(ONE, TWO);
    }
  }

  @Test
  void heldJournalIsRefusedInTheSameProcess() throws Exception {
    try (Journal journal = create()) {
      journal.append(ONE);
      assertThatThrownBy(this::open)
          .hasMessage("Cannot open journal " + path + ": another process holds it");
    }
  }

  @Test
  void heldJournalIsReadAsItStands() throws Exception {
    try (Journal journal = create()) {
      journal.append(ONE);
      journal.flush();
      tear("rO0");
      long size = Files.size(path);
      try (Journal read = FileJournal.read(path, Answers::encode, Answers::decode)) {
        assertThat(read.header()).isEqualTo(journal.header());
        assertThat(read.events()).toIterable().containsExactly(ONE);
      }
      assertThat(Files.size(path)).as("what is torn may be on its way").isEqualTo(size);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(path);
    }
  }

  @Test
  @Timeout(60)
  void heldJournalIsRefusedInAnotherProcess() throws Exception {
    try (Journal journal = create()) {
      journal.append(ONE);
      Process other =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-cp",
                      System.getProperty("java.class.path"),
                      JournalOpener.class.getName(),
                      path.toString()))
              .redirectErrorStream(true)
              .start();
      assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("Cannot open journal " + path + ": another process holds it");
      assertThat(other.waitFor()).isEqualTo(1);
    }
  }

  /** The other process. */
  static final class JournalOpener {
    private JournalOpener() {}

    public static void main(String[] args) throws IOException {
      FileJournal.open(Path.of(args[0]), Answers::encode, Answers::decode).close();
    }
  }
}
