package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class GroupsTest {
  private static final FloatRange UNIT = new FloatRange(0, 1, Scale.LINEAR);
  private static final Categories LETTERS = new Categories(List.of("a", "b"));

  private static Parameter given(String name, String parent) {
    return Parameter.of(name, UNIT).when(new Condition(parent, Set.of("a")));
  }

  private static List<String> groups(SearchSpace space) {
    return Groups.of(space).stream()
        .map(
            group ->
                Arrays.stream(group)
                    .mapToObj(dimension -> space.varied().get(dimension).name())
                    .collect(Collectors.joining("+")))
        .toList();
  }

  @Test
  void whatIsAlwaysActiveIsOneGroup() {
    assertThat(
            groups(
                SearchSpace.of(
                    Parameter.of("kind", LETTERS),
                    Parameter.by("rate", "kind", Map.of("a", UNIT), UNIT))))
        .containsExactly("kind+rate");
  }

  @Test
  void sameConditionsMakeOneGroupAfterThatOfTheParent() {
    assertThat(
            groups(
                SearchSpace.of(
                    given("one", "z-kind"),
                    given("two", "z-kind"),
                    Parameter.of("z-kind", LETTERS))))
        .containsExactly("z-kind", "one+two");
  }

  @Test
  void chainsOfConditionsComeInTheirOrder() {
    SearchSpace space =
        SearchSpace.of(
            given("a-leaf", "middle"),
            Parameter.of("middle", LETTERS).when(new Condition("root", Set.of("b"))),
            Parameter.of("root", LETTERS),
            Parameter.by("b-rate", "middle", Map.of("a", UNIT), UNIT));
    assertThat(groups(space)).containsExactly("root", "b-rate+middle", "a-leaf");
  }
}
