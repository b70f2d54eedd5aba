package io.nightjar.cli;

import io.nightjar.format.InvalidInputException;
import io.nightjar.format.JournalHeader;
import io.nightjar.format.Problem;
import io.nightjar.format.ResolvedJob;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Ending;
import io.nightjar.results.Outcomes;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepJournal;
import io.nightjar.results.SweepNotes;
import io.nightjar.sweep.PastSweep;
import io.nightjar.sweep.SweepData;
import io.nightjar.sweep.UserFiles;
import io.nightjar.trial.DataSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A sweep of a folder of results, and the job that it ran. */
final class SweepOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private Jars jars = new Jars();

  @Parameters(paramLabel = "RESULTS", description = "The folder of all results.")
  private String results = "";

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "The study; needed where the folder holds several.")
  private @Nullable String study;

  @Option(
      names = "--sweep",
      paramLabel = "ID",
      description = "The sweep. Default: the study's newest that has ended, else its newest.")
  private @Nullable String sweep;

  @Option(
      names = "--job",
      paramLabel = "JOB",
      description =
          "The job file that the sweep ran; needed where its data lie elsewhere now. Default: the "
              + "resolved job in the sweep's folder.")
  private @Nullable String job;

  private record Found(SweepFolder folder, String study) {}

  /** The sweep, which has a journal. */
  PastSweep open() throws BadInputException, IOException {
    UserFiles files = UserFiles.ofThisJvm();
    jars.add(files.launch());
    SweepFolder folder = sweep(files);
    PastSweep past = new PastSweep(folder, job(files, folder));
    SweepNotes.of(folder, past.study().name()).forEach(command.commandLine().getErr()::println);
    return past;
  }

  private SweepFolder sweep(UserFiles files) throws BadInputException, IOException {
    ResultsFolder folder = ResultsFolder.of(results, "RESULTS", files.launch());
    List<Found> sweeps = new ArrayList<>();
    for (SweepFolder each : SweepFolder.all(folder)) {
      SweepJournal.header(each)
          .map(header -> new Found(each, header.study()))
          .filter(found -> study == null || study.equals(found.study()))
          .filter(found -> sweep == null || sweep.equals(found.folder().id()))
          .ifPresent(sweeps::add);
    }
    return only(sweeps).folder();
  }

  /**
   * Another sweep of the same study.
   *
   * @param id as {@code --with} names it
   */
  SweepFolder other(PastSweep sweep, String id) throws BadInputException, IOException {
    String own = sweep.study().name();
    for (SweepFolder each : SweepFolder.all(sweep.folder().results())) {
      if (each.id().equals(id)
          && SweepJournal.header(each).filter(it -> it.study().equals(own)).isPresent()) {
        return each;
      }
    }
    throw new BadInputException(
        "--with: Cannot find sweep %s of study %s in %s".formatted(id, own, results));
  }

  private Found only(List<Found> sweeps) throws BadInputException, IOException {
    TreeSet<String> studies = new TreeSet<>();
    sweeps.forEach(found -> studies.add(found.study()));
    if (sweeps.isEmpty()) {
      throw new BadInputException("Cannot find a sweep in " + results + asked());
    }
    if (studies.size() > 1) {
      throw new BadInputException(
          "Cannot choose a sweep in %s: it holds several studies, name one with --study: %s"
              .formatted(results, String.join(", ", studies)));
    }
    for (Found each : sweeps) {
      if (Outcomes.label(each.folder()).filter(Ending::isOver).isPresent()) {
        return each;
      }
    }
    return sweeps.get(0);
  }

  private String asked() {
    return (study == null ? "" : " of study " + study)
        + (sweep == null ? "" : " with the id " + sweep);
  }

  private ResolvedJob job(UserFiles files, SweepFolder folder)
      throws BadInputException, IOException {
    try {
      ResolvedJob read = files.jobs().readJob(location(folder), List.of());
      requireSame(read, folder);
      return read;
    } catch (InvalidInputException e) {
      throw new BadInputException(e.problems().stream().map(Problem::toString).toList());
    }
  }

  private String location(SweepFolder folder) {
    return job == null ? folder.results().location() + "/runs/" + folder.id() + "/job.yaml" : job;
  }

  private void requireSame(ResolvedJob read, SweepFolder folder)
      throws BadInputException, IOException {
    Optional<JournalHeader> header = SweepJournal.header(folder);
    if (job != null && header.isPresent() && !header.get().job().equals(read.keys())) {
      throw new BadInputException(
          "--job: Cannot use %s: sweep %s ran another job".formatted(job, folder.id()));
    }
  }

  /** The data of the job, the same as the sweep had. */
  SweepData data(PastSweep past) throws BadInputException, IOException {
    SweepFolder folder = past.folder();
    SweepData data = SweepData.load(past.job(), location(folder), UserFiles.ofThisJvm());
    String trained =
        SweepJournal.header(folder).map(JournalHeader::dataFingerprint).orElse("unknown");
    if (!data.fingerprint().equals(trained)) {
      throw new BadInputException(
          "Cannot use data %s: sweep %s had others, fingerprint %s and now %s"
              .formatted(
                  data.spec().map(DataSpec::source).orElse(""),
                  folder.id(),
                  trained,
                  data.fingerprint()));
    }
    return data;
  }
}
