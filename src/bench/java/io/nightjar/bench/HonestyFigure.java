package io.nightjar.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How honest a way to judge winners is in a world.
 *
 * @param coverage the share of sweeps whose interval holds the truth
 * @param widthRatio the median width, that of an interval which knows the noise being 1
 * @param optimism by how much the stated figure is better than the truth, in the mean
 * @param ofMiddle the same of the middle of the interval
 */
record HonestyFigure(
    String system,
    String version,
    HonestyWorld world,
    int sweeps,
    double coverage,
    double widthRatio,
    double optimism,
    double ofMiddle) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static HonestyFigure of(
      String system, String version, HonestyWorld world, List<HonestySweep.Claim> claims) {
    return new HonestyFigure(
        system,
        version,
        world,
        claims.size(),
        claims.stream().mapToDouble(each -> each.holds() ? 1 : 0).average().orElseThrow(),
        Medians.of(claims.stream().map(HonestySweep.Claim::width).toList()),
        claims.stream().mapToDouble(HonestySweep.Claim::optimism).average().orElseThrow(),
        claims.stream().mapToDouble(HonestySweep.Claim::optimismOfMiddle).average().orElseThrow());
  }

  String json() throws JsonProcessingException {
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("bench", "honesty");
    figure.put("system", system);
    figure.put("version", version);
    figure.put("world", world.name());
    figure.put("sweeps", sweeps);
    figure.put("coverage", coverage);
    figure.put("width_ratio", widthRatio);
    figure.put("optimism", optimism);
    figure.put("optimism_of_middle", ofMiddle);
    figure.put("unit", world.objective().metric());
    return JSON.writeValueAsString(figure);
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%-22s %-14s inside %5.1f %%, width %4.2f, optimism %+.4f, of the middle %+.4f %s",
        world.name(),
        system,
        100 * coverage,
        widthRatio,
        optimism,
        ofMiddle,
        world.objective().metric());
  }
}
