package io.nightjar.format;

import io.nightjar.space.Configuration;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudySpec;
import io.nightjar.study.WarmStart;
import io.nightjar.trial.InitialModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A job with its space in line, its defaults filled in, its overrides applied and its documented
 * ranges spelt out.
 *
 * @param fields the job in canonical form, in the shape of its file
 * @param start the earlier sweeps that it starts from
 * @param initial the model that its trials start from
 * @param warnings what is worth knowing and no error; also among the study's notes
 * @param data stands where the data are named, for what turns out to be wrong with them
 */
public record ResolvedJob(
    StudySpec study,
    Map<String, Object> fields,
    Optional<Start> start,
    Optional<Initial> initial,
    List<Problem> warnings,
    Problem data) {
  private static final String CUT_FROM = CanonicalJob.BUDGET + "." + CanonicalJob.CUT_FROM;
  private static final String SWEEPS = CanonicalJob.WARM_START + ".sweeps";
  private static final Pattern ID = Pattern.compile("[^\\[\\], ]+");

  public ResolvedJob {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    warnings = List.copyOf(warnings);
  }

  /**
   * From where a job starts.
   *
   * @param place where the job says so, for what turns out to be wrong with it
   */
  public record Start(WarmStart from, Problem place) {}

  /**
   * From which model trials start.
   *
   * @param place where the job says so, for what turns out to be wrong with it
   */
  public record Initial(InitialModel model, Problem place) {}

  /** The job as a file that reads back to the same study. */
  public String yaml() {
    return YamlWriter.write(fields);
  }

  /**
   * The job as a file that finds its files from any other place, too.
   *
   * @param place where a file is that the job names
   */
  public String yaml(UnaryOperator<String> place) {
    Map<String, Object> located = new LinkedHashMap<>(fields);
    study.data().ifPresent(data -> located.put("data", CanonicalData.of(data.located(place))));
    initial.ifPresent(
        start -> {
          InitialModel model = start.model().located(place.apply(start.model().source()));
          located.put(CanonicalJob.FINE_TUNE, CanonicalJob.fineTune(model));
        });
    if (fields.containsKey("model")) {
      located.put("model", CanonicalJob.model(study.model().located(place)));
    }
    return YamlWriter.write(located);
  }

  /**
   * A job that trains one configuration of this one's space, as a file.
   *
   * @param epochs for how many
   */
  public String yaml(Configuration configuration, int epochs) {
    return YamlWriter.write(FixedJob.of(fields, configuration, epochs));
  }

  /** SHA-256 of the canonical form, in hexadecimal. */
  public String hash() {
    return CanonicalJob.hash(keys());
  }

  /**
   * Every value of the job, in canonical form, by its dotted key, sorted: two jobs are equal if
   * these are.
   */
  public Map<String, String> keys() {
    return Collections.unmodifiableMap(CanonicalJob.keys(fields));
  }

  /** This job where it starts from exactly these sweeps; itself where it starts from none. */
  public ResolvedJob startingFrom(List<String> sweeps) {
    return start.map(open -> startingFrom(open, sweeps)).orElse(this);
  }

  private ResolvedJob startingFrom(Start open, List<String> sweeps) {
    WarmStart named = new WarmStart.Named(open.from().study(), sweeps);
    Map<String, Object> fixed = new LinkedHashMap<>(fields);
    fixed.put(CanonicalJob.WARM_START, CanonicalJob.warmStart(named));
    return new ResolvedJob(
        study, fixed, Optional.of(new Start(named, open.place())), initial, warnings, data);
  }

  /** This job where its trials start from a model with this fingerprint. */
  public ResolvedJob startingFrom(InitialModel read) {
    Map<String, Object> fixed = new LinkedHashMap<>(fields);
    fixed.put(CanonicalJob.FINE_TUNE, CanonicalJob.fineTune(read));
    return new ResolvedJob(
        study, fixed, start, initial.map(i -> new Initial(read, i.place())), warnings, data);
  }

  /** This job where it runs its study with fewer trials and repeats. */
  public ResolvedJob cutTo(StudySpec cut) {
    Map<String, Object> fixed = new LinkedHashMap<>(fields);
    fixed.put(CanonicalJob.SCHEDULER, CanonicalJob.scheduler(cut.scheduler()));
    fixed.put(CanonicalJob.BUDGET, CanonicalJob.budget(cut.budget()));
    fixed.put(CanonicalJob.HONEST, CanonicalJob.honest(cut.honest()));
    return new ResolvedJob(cut, fixed, start, initial, warnings, data);
  }

  /**
   * This job where it goes on with a sweep, which has found its newest earlier ones before, and may
   * have been cut.
   */
  public ResolvedJob startingAs(JournalHeader header) {
    return startingFrom(header).cutAs(header.job());
  }

  private ResolvedJob cutAs(Map<String, String> started) {
    String wished = String.valueOf(study.budget().trials());
    if (!wished.equals(started.get(CUT_FROM))) {
      return this;
    }
    Optional<HonestSpec> honest =
        number(started, CanonicalJob.HONEST + ".best")
            .flatMap(
                best ->
                    number(started, CanonicalJob.HONEST + ".repeats")
                        .map(repeats -> new HonestSpec(best, repeats)));
    return number(started, CanonicalJob.BUDGET + ".trials")
        .map(trials -> cutTo(study.cutTo(trials, honest).lagging(lag(started))))
        .orElse(this);
  }

  private OptionalInt lag(Map<String, String> started) {
    return number(started, CanonicalJob.SCHEDULER + ".lag")
        .map(OptionalInt::of)
        .orElse(study.scheduler().lag());
  }

  private static Optional<Integer> number(Map<String, String> keys, String name) {
    return Optional.ofNullable(keys.get(name)).map(Integer::valueOf);
  }

  private ResolvedJob startingFrom(JournalHeader header) {
    String sweeps = header.job().get(SWEEPS);
    boolean open = start.isPresent() && start.get().from() instanceof WarmStart.Newest;
    return open && sweeps != null
        ? startingFrom(ID.matcher(sweeps).results().map(MatchResult::group).toList())
        : this;
  }
}
