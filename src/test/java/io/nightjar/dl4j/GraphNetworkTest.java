package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.Families;
import io.nightjar.dl4j.family.OwnNetworks;
import io.nightjar.run.FileOpener;
import io.nightjar.space.Configuration;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.SplitSpec;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Graphs of layers, of a user's own builder, are trained as layers in a row are. */
@Tag("slow")
final class GraphNetworkTest {
  private static final DataSpec DIGITS = DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1));
  private static final Trial TRIAL =
      new Trial(3, new Configuration(Map.of("width", 16L, "rate", 3e-3, "batch-size", 32L)), 11);

  private Dl4jTrialRunner runner = runner();

  private static Dl4jTrialRunner runner() {
    try {
      return new Dl4jTrialRunner(
          Families.of(
              new ModelSpec("class", OwnNetworks.Branches.class.getName()), FileOpener.LOCAL),
          DIGITS,
          FileOpener.LOCAL,
          Datasets.load(DIGITS, FileOpener.LOCAL).fingerprint(),
          Goals.of(new Objective("accuracy", Direction.MAXIMIZE)),
          3);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void forget() {
    ModelCache.shared().clear();
    runner = runner();
  }

  private Measurement run(MemoryStorage storage, Purpose purpose, int epochs) throws Exception {
    return runner.run(new TrialTask(TRIAL, epochs, purpose), new FakeContext(storage, TRIAL.id()));
  }

  /** With dropout and Adam, whose state goes through the checkpoint, or through memory. */
  @Test
  void aTrialThatGoesOnEndsWithTheSameBits() throws Exception {
    Measurement inOneGo = run(new MemoryStorage(), Purpose.SEARCH, 4);
    MemoryStorage fromMemory = new MemoryStorage();
    run(fromMemory, Purpose.SEARCH, 2);
    Measurement kept = run(fromMemory, Purpose.SEARCH, 4);
    MemoryStorage fromFile = new MemoryStorage();
    run(fromFile, Purpose.SEARCH, 2);
    ModelCache.shared().clear();
    Measurement read = run(fromFile, Purpose.SEARCH, 4);

    assertThat(inOneGo.metrics().get("accuracy")).isGreaterThan(0.8);
    assertThat(kept).isEqualTo(inOneGo);
    assertThat(read).isEqualTo(inOneGo);
    assertThat(Objects.requireNonNull(inOneGo.metrics().get("parameters")))
        .isEqualTo(2 * (64 + 1) * 16 + (32 + 1) * 10);
  }

  @Test
  void theTestTakesTheCheckpoint() throws Exception {
    MemoryStorage storage = new MemoryStorage();
    run(storage, Purpose.SEARCH, 2);
    ModelCache.shared().clear();
    FakeContext context = new FakeContext(storage, TRIAL.id());

    Measurement test = runner.run(new TrialTask(TRIAL, 2, Purpose.TEST), context);

    assertThat(context.warnings).isEmpty();
    assertThat(context.resumedFrom).isEqualTo(2);
    assertThat(test.metrics().get("accuracy")).isBetween(0.5, 1.0);
  }
}
