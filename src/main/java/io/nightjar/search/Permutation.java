package io.nightjar.search;

import io.nightjar.trial.Seeds;
import java.math.BigInteger;

/**
 * A seeded pseudo-random order of the numbers below a bound, computed one by one.
 *
 * <p>A balanced Feistel network permutes the numbers of an even count of bits, whatever its round
 * function (Luby and Rackoff, 1988); results beyond the bound are permuted again until they fall
 * below it, which keeps it a permutation (cycle walking: Black and Rogaway, Ciphers with arbitrary
 * finite domains, 2002). That takes four steps at most on average.
 */
final class Permutation {
  private static final int ROUNDS = 8;

  private final BigInteger bound;
  private final long seed;
  private final int halfBits;
  private final BigInteger halfMask;

  Permutation(BigInteger bound, long seed) {
    this.bound = bound;
    this.seed = seed;
    this.halfBits = Math.max(1, (bound.subtract(BigInteger.ONE).bitLength() + 1) / 2);
    this.halfMask = BigInteger.ONE.shiftLeft(halfBits).subtract(BigInteger.ONE);
  }

  /**
   * The number at a position.
   *
   * @param position from 0, below the bound
   */
  BigInteger at(BigInteger position) {
    BigInteger number = encrypt(position);
    while (number.compareTo(bound) >= 0) {
      number = encrypt(number);
    }
    return number;
  }

  private BigInteger encrypt(BigInteger number) {
    BigInteger left = number.shiftRight(halfBits);
    BigInteger right = number.and(halfMask);
    for (int round = 0; round < ROUNDS; round++) {
      BigInteger mixed = left.xor(hash(right, Seeds.mix(seed, round)));
      left = right;
      right = mixed;
    }
    return left.shiftLeft(halfBits).or(right);
  }

  /** As many bits as half a number has, from the words of the other half. */
  private BigInteger hash(BigInteger half, long roundSeed) {
    long state = roundSeed;
    for (int shift = 0; shift < halfBits; shift += Long.SIZE) {
      state = Seeds.mix(state, half.shiftRight(shift).longValue());
    }
    BigInteger hash = BigInteger.ZERO;
    for (int shift = 0; shift < halfBits; shift += Long.SIZE) {
      hash = hash.shiftLeft(Long.SIZE).xor(BigInteger.valueOf(Seeds.mix(state, shift)));
    }
    return hash.and(halfMask);
  }
}
