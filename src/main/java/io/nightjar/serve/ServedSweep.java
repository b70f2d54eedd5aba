package io.nightjar.serve;

import io.nightjar.format.InvalidInputException;
import io.nightjar.format.JournalHeader;
import io.nightjar.format.Json;
import io.nightjar.results.LockHolder;
import io.nightjar.results.Outcomes;
import io.nightjar.results.StudyLock;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepJournal;
import io.nightjar.run.JournalTail;
import io.nightjar.study.StudySpec;
import io.nightjar.sweep.ReportFiles;
import io.nightjar.sweep.UserFiles;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as its pages show it, read anew as far as it may have changed. What cannot be read is
 * said in its card, and never an exception. Safe for several threads.
 */
final class ServedSweep implements ServedNight {
  /** It has not ended, and a process holds its study. */
  static final String RUNNING = "running";

  /** It has not ended, and no process is there that could go on by itself. */
  static final String KILLED = "killed";

  private static final String OUTCOME = "outcome.json";

  /**
   * Longer than this without a result: it may wait for a long trial, or was killed. Counts only
   * where the process that holds the study cannot be seen from here.
   */
  private static final Duration QUIET = Duration.ofMinutes(10);

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final SweepFolder folder;
  private final UserFiles files;
  private Map<String, Object> outcome = Map.of();
  private @Nullable RunFacts facts;
  private @Nullable LiveRun live;
  private @Nullable JournalTail tail;
  private boolean caughtUp = true;
  private LockHolder.Life life = LockHolder.Life.UNKNOWN;
  private boolean hasReport;
  private boolean settled;
  private String problem = "";
  private long readAt;
  private boolean isRead;

  ServedSweep(SweepFolder folder, UserFiles files) {
    this.folder = folder;
    this.files = files;
  }

  @Override
  public String id() {
    return folder.id();
  }

  @Override
  public synchronized Map<String, Object> card(int events) {
    refresh(events);
    return card();
  }

  /** For the course its journal is read even where it ended. */
  @Override
  public synchronized Map<String, Object> page(int events) {
    refresh(events);
    if (!outcome.isEmpty()) {
      attempt(() -> readOn(events));
    }
    Map<String, Object> page = card();
    page.put("caughtUp", caughtUp);
    if (live != null) {
      page.put("course", live.course());
    }
    return page;
  }

  @Override
  public Optional<byte[]> report() throws IOException {
    Optional<InputStream> file = folder.storage().read(ReportFiles.PAGE);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = file.get()) {
      return Optional.of(in.readAllBytes());
    }
  }

  private void refresh(int events) {
    long now = System.nanoTime();
    boolean isFresh = isRead && now - readAt < FRESH.toNanos() && caughtUp;
    if (!settled && !isFresh) {
      attempt(() -> read(events));
      readAt = now;
      isRead = true;
    }
  }

  private interface Reading {
    void read() throws IOException;
  }

  private void attempt(Reading reading) {
    try {
      problem = "";
      reading.read();
    } catch (IOException | RuntimeException e) {
      problem = String.valueOf(e.getMessage());
      caughtUp = true;
    }
  }

  private void read(int events) throws IOException {
    List<String> names = folder.storage().list("");
    hasReport = names.contains(ReportFiles.PAGE);
    if (facts == null) {
      facts = SweepJournal.header(folder).map(this::facts).orElse(null);
    }
    outcome = names.contains(OUTCOME) ? outcome() : Map.of();
    settled = facts != null && hasReport && Outcomes.isFinal(outcome);
    if (facts == null) {
      throw new IOException("its journal has no header");
    }
    if (outcome.isEmpty()) {
      life = StudyLock.life(folder.results(), facts.study());
      readOn(events);
    }
  }

  private Map<String, Object> outcome() throws IOException {
    try {
      return folder.read(OUTCOME).map(Json::object).orElse(Map.of());
    } catch (IllegalArgumentException e) {
      throw new IOException("Cannot read " + OUTCOME + ": it is damaged", e);
    }
  }

  private RunFacts facts(JournalHeader header) {
    boolean isPlain = header.job().containsKey("objective.metric");
    return RunFacts.of(header, isPlain ? Optional.empty() : study());
  }

  /** Empty where the job cannot be read, for example since its model's classes are not here. */
  private Optional<StudySpec> study() {
    String job = folder.results().location() + "/runs/" + folder.id() + "/job.yaml";
    try {
      return Optional.of(files.jobs().readJob(job, List.of()).study());
    } catch (InvalidInputException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private void readOn(int events) throws IOException {
    if (facts == null) {
      return;
    }
    if (live == null || tail == null) {
      Optional<JournalHeader> header = SweepJournal.header(folder);
      facts = header.map(each -> RunFacts.of(each, study())).orElse(facts);
      live = new LiveRun(facts);
      tail = SweepJournal.tail(folder);
    }
    caughtUp = tail.follow(events, live::add);
  }

  private Map<String, Object> card() {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("id", folder.id());
    card.put("study", facts == null ? outcome.getOrDefault("study", "") : facts.study());
    card.put("state", state());
    card.put("problem", problem);
    card.put("caughtUp", caughtUp || !outcome.isEmpty());
    card.put("hasReport", hasReport);
    if (facts != null) {
      card.put("metric", facts.objective().metric());
      card.put("direction", facts.objective().direction().label());
      card.put("startedAt", facts.startedAt().toString());
      card.put("data", facts.dataFingerprint());
      card.put("plannedTrials", facts.trials());
      card.put("varied", facts.varied());
    }
    if (!outcome.isEmpty()) {
      card.putAll(outcome);
    } else if (live != null) {
      card.putAll(live.counts());
      card.put("best", live.ranks().first().orElse(null));
      card.put("quietSeconds", Duration.between(live.news(), Instant.now()).toSeconds());
    }
    return card;
  }

  private String state() {
    if (!outcome.isEmpty()) {
      return String.valueOf(outcome.get("outcome"));
    }
    if (facts == null || !problem.isEmpty()) {
      return facts == null ? "unreadable" : "damaged";
    }
    if (live == null) {
      return "quiet";
    }
    boolean isQuiet = Duration.between(live.news(), Instant.now()).compareTo(QUIET) > 0;
    return switch (life) {
      case ALIVE -> RUNNING;
      case GONE -> KILLED;
      case UNKNOWN -> isQuiet ? "quiet" : RUNNING;
    };
  }

  /** The study that it is of; empty where nothing in its folder says so. */
  static String study(Map<String, Object> card) {
    return String.valueOf(card.get("study"));
  }
}
