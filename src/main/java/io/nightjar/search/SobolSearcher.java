package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialResult;
import java.util.Optional;
import org.hipparchus.random.SobolSequenceGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Follows Sobol's sequence, from its first point, under a seeded nested uniform scramble.
 *
 * <p>The scramble is Owen's (Randomly permuted (t,m,s)-nets and (t,s)-sequences, 1995): every bit
 * of a coordinate is flipped or not by a coin that depends on the bits above it, here a hash of
 * them. Each point is then uniform in the cube, and the first {@code 2^m} keep the balance of the
 * sequence: one of them in each of {@code 2^m} equal cells of every dimension.
 */
final class SobolSearcher implements Searcher {
  /** What the tables of Hipparchus reach, after Joe and Kuo (2008). */
  static final int MOST_DIMENSIONS = 1000;

  /** The bits of a coordinate of the library's sequence. */
  private static final int BITS = 52;

  private static final double SCALE = 0x1p52;

  private final SearchSpace space;
  private final long seed;
  private final @Nullable SobolSequenceGenerator sequence;

  SobolSearcher(SearchSpace space, long seed) {
    Optional<String> refusal = refusal(space);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    int dimensions = space.dimensions();
    this.space = space;
    this.seed = seed;
    this.sequence = dimensions == 0 ? null : new SobolSequenceGenerator(dimensions);
  }

  /** Why it cannot serve a space; empty where it can. */
  static Optional<String> refusal(SearchSpace space) {
    return Optional.of(space.dimensions())
        .filter(dimensions -> dimensions > MOST_DIMENSIONS)
        .map(
            dimensions ->
                "Cannot search with sobol: "
                    + dimensions
                    + " parameters vary, its sequence has "
                    + MOST_DIMENSIONS
                    + " dimensions; use random");
  }

  @Override
  public Optional<Configuration> propose() {
    double[] point = sequence == null ? new double[0] : sequence.nextVector();
    for (int i = 0; i < point.length; i++) {
      point[i] = scrambled((long) (point[i] * SCALE), Seeds.mix(seed, i)) / SCALE;
    }
    return Optional.of(space.fromUnit(point));
  }

  /** Flips each bit by a coin that hangs on the dimension and on the bits above it. */
  private static long scrambled(long bits, long dimensionSeed) {
    long flips = 0;
    for (int bit = BITS - 1; bit >= 0; bit--) {
      // The leading one tells prefixes of different lengths apart.
      long prefix = (bits >>> (bit + 1)) | (1L << (BITS - 1 - bit));
      flips |= (Seeds.mix(dimensionSeed, prefix) & 1) << bit;
    }
    return bits ^ flips;
  }

  @Override
  public void tell(TrialResult result) {}
}
