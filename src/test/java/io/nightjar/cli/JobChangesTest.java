package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.format.JournalHeader;
import io.nightjar.format.ResolvedJob;
import io.nightjar.results.BadInputException;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepJournal;
import io.nightjar.sweep.UserFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class JobChangesTest {
  private static final String JOB = "job/digits-mlp.yaml";

  @TempDir private Path folder;

  private ResultsFolder results() {
    return new ResultsFolder(folder.toString());
  }

  private static ResolvedJob job(Optional<ResultsFolder> resumed, String... options)
      throws BadInputException {
    JobChanges changes = new JobChanges();
    CommandSpec spec =
        CommandSpec.create().addMixin("changes", CommandSpec.forAnnotatedObject(changes));
    new CommandLine(spec).parseArgs(options);
    return changes.read(JOB, UserFiles.ofThisJvm(), resumed);
  }

  private static long today() {
    return Long.parseLong(
        LocalDate.now(MachineZone.find()).format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  @Test
  void theSeedOfADateIsThatDay() throws Exception {
    long before = today();
    assertThat(job(Optional.empty(), "--seed", "date").study().seed()).isBetween(before, today());
    assertThat(job(Optional.of(results()), "--seed", "date").study().seed())
        .as("nothing to go on with")
        .isBetween(before, today());
    assertThat(job(Optional.empty(), "--seed", "7").study().seed()).isEqualTo(7);
  }

  @Test
  void aResumeHasTheDateOfTheSweepThatItGoesOnWith() throws Exception {
    ResolvedJob begun = job(Optional.empty(), "--seed", "20200229");
    SweepFolder sweep = SweepFolder.fresh(results(), Instant.now());
    SweepJournal.create(
            sweep, new JournalHeader(sweep.id(), begun.keys(), "data", "code", Instant.now()))
        .close();

    assertThat(job(Optional.of(results()), "--seed", "date").study().seed()).isEqualTo(20200229);
    assertThat(job(Optional.of(results()), "--seed", "7").study().seed()).isEqualTo(7);
    assertThat(job(Optional.empty(), "--seed", "date").study().seed()).isGreaterThan(20200229);
  }

  @Test
  void anotherWordIsRefused() {
    assertThatThrownBy(() -> job(Optional.empty(), "--seed", "dat"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("seed")
        .hasMessageContaining("dat");
  }
}
