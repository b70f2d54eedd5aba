package io.nightjar.dl4j;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A GPU as {@code nvidia-smi} lists it.
 *
 * @param index its place on the host
 * @param capability missing where the driver does not say it
 */
record GpuCard(int index, String name, Optional<ComputeCapability> capability, String driver) {
  /** What to ask {@code nvidia-smi} for, as comma-separated values without header or units. */
  static final String QUERY = "index,name,compute_cap,driver_version";

  private static final Pattern LINE = Pattern.compile("(\\d{1,4}), *(.+), *([^,]+), *([^,]+)");

  /** The cards that an answer to {@link #QUERY} lists; none where it is a message of the driver. */
  static List<GpuCard> parse(String answer) {
    return answer.lines().flatMap(GpuCard::card).toList();
  }

  private static Stream<GpuCard> card(String line) {
    Matcher matcher = LINE.matcher(line.trim());
    return matcher.matches()
        ? Stream.of(
            new GpuCard(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2),
                ComputeCapability.parse(matcher.group(3)),
                matcher.group(4)))
        : Stream.empty();
  }
}
