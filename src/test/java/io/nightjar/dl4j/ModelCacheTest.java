package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.family.Nets;
import io.nightjar.trial.Trial;
import org.junit.jupiter.api.Test;

final class ModelCacheTest {
  private static final long ROOMY = 1L << 30;

  private static ModelCache.Key key(String place, long trial) {
    return new ModelCache.Key(place, "cpu", new Trial(trial, Nets.configuration(), 1));
  }

  private static FakeNetwork network(int epochs) {
    return new FakeNetwork(epochs);
  }

  @Test
  void givesANetworkAwayOnce() {
    ModelCache cache = new ModelCache(4, ROOMY);
    FakeNetwork network = network(3);
    cache.keep(key("a/checkpoints/1", 1), network);
    assertThat(cache.take(key("a/checkpoints/1", 1), 3)).containsSame(network);
    assertThat(cache.take(key("a/checkpoints/1", 1), 3)).isEmpty();
    assertThat(network.isFreed()).isFalse();
  }

  @Test
  void givesNoOtherNetworkThanWasAskedFor() {
    ModelCache cache = new ModelCache(4, ROOMY);
    cache.keep(key("a/checkpoints/1", 1), network(3));
    assertThat(cache.take(key("a/checkpoints/1", 1), 1)).as("other epochs").isEmpty();
    assertThat(cache.take(key("b/checkpoints/1", 1), 3)).as("other sweep").isEmpty();
    assertThat(cache.take(key("a/checkpoints/1", 2), 3)).as("other trial").isEmpty();
    assertThat(cache.take(key("a/checkpoints/1", 1), 3)).isPresent();
  }

  @Test
  void freesTheOldestOfTooMany() {
    ModelCache cache = new ModelCache(2, ROOMY);
    FakeNetwork oldest = network(1);
    for (int trial = 0; trial < 3; trial++) {
      cache.keep(key("a", trial), trial == 0 ? oldest : network(1));
    }
    assertThat(oldest.isFreed()).isTrue();
    assertThat(cache.take(key("a", 0), 1)).isEmpty();
    assertThat(cache.take(key("a", 1), 1)).isPresent();
    assertThat(cache.take(key("a", 2), 1)).isPresent();
  }

  @Test
  void freesTheOldestOfTooLargeOnes() {
    FakeNetwork first = network(1);
    long bytes = first.bytes();
    ModelCache cache = new ModelCache(100, 2 * bytes);
    cache.keep(key("a", 0), first);
    cache.keep(key("a", 1), network(1));
    assertThat(first.isFreed()).isFalse();
    cache.keep(key("a", 2), network(1));
    assertThat(first.isFreed()).isTrue();
    assertThat(cache.take(key("a", 1), 1)).isPresent();
  }

  @Test
  void freesWhatIsReplacedAndWhatIsLeft() {
    ModelCache cache = new ModelCache(4, ROOMY);
    FakeNetwork replaced = network(1);
    FakeNetwork left = network(2);
    cache.keep(key("a", 0), replaced);
    cache.keep(key("a", 0), left);
    assertThat(replaced.isFreed()).isTrue();
    cache.clear();
    assertThat(left.isFreed()).isTrue();
    assertThat(cache.take(key("a", 0), 2)).isEmpty();
  }
}
