package io.nightjar.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.sweep.SimulatedNight;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What became of one simulated night.
 *
 * @param system where its times came from: a probe, or the night before
 * @param until the seconds from its start to the moment at which all had to have ended
 */
record DeadlineFigure(
    String system,
    DeadlineWorld world,
    int run,
    int slots,
    double until,
    SimulatedNight.Night night) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The seconds between the end of the last task and the deadline. */
  double early() {
    return until - night.end().toMillis() / 1e3;
  }

  /** The share of the slots' time until the deadline that is inside tasks that count. */
  double share() {
    return night.counted() / slots / until;
  }

  /** The same until the end of the last task. */
  double shareToTheEnd() {
    return night.counted() / slots / (until - early());
  }

  String json(String version) throws JsonProcessingException {
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("bench", "deadline");
    figure.put("system", system);
    figure.put("version", version);
    figure.put("world", world.name());
    figure.put("run", run);
    figure.put("slots", slots);
    figure.put("until_seconds", until);
    figure.put("seconds_early", early());
    figure.put("busy_share", share());
    figure.put("busy_share_to_the_end", shareToTheEnd());
    figure.put("trials_planned", night.planned());
    figure.put("trials_started", night.started());
    figure.put("tasks_left_out", night.leftOut());
    figure.put("repeats", night.repeats());
    figure.put("tested", night.isTested());
    return JSON.writeValueAsString(figure);
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%-19s %-12s %3d %5d %7.0f s %6.1f %% %6.1f %% %8d %8d %8d %8d",
        world.name(),
        system,
        run,
        slots,
        early(),
        100 * share(),
        100 * shareToTheEnd(),
        night.planned(),
        night.started(),
        night.leftOut(),
        night.repeats());
  }

  static String header() {
    return String.format(
        Locale.ROOT,
        "%-19s %-12s %3s %5s %9s %8s %8s %8s %8s %8s %8s",
        "world",
        "times from",
        "run",
        "slots",
        "early",
        "busy",
        "to end",
        "planned",
        "started",
        "left out",
        "repeats");
  }
}
