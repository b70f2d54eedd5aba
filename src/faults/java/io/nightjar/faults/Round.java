package io.nightjar.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One sweep with one fault.
 *
 * @param seed decides on the moment and on who is hit
 */
record Round(int number, Scenario scenario, Layout layout, long seed) {

  /** Rounds that go through all scenarios in turn, and change the layout from round to round. */
  static List<Round> plan(int count, List<Scenario> scenarios, long seed) {
    Random seeds = new Random(seed);
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // After all scenarios, each one has its turn in the other layout.
      Layout layout = Layout.values()[(i + i / scenarios.size() * shift(scenarios)) % 2];
      rounds.add(
          new Round(i + 1, scenarios.get(i % scenarios.size()), layout, seeds.nextInt(1 << 30)));
    }
    return rounds;
  }

  private static int shift(List<Scenario> scenarios) {
    return scenarios.size() % 2 == 0 ? 1 : 0;
  }

  String words() {
    return String.format(
        "%3d %-16s %-7s seed %-10d", number, scenario.label(), layout.label(), seed);
  }
}
