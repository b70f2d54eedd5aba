package io.nightjar.space;

import java.util.List;

/** Numbers in ascending order, all {@link Long} or all {@link Double}; neighbours are alike. */
public record OrderedChoices(List<? extends Number> values) implements Choices {

  public OrderedChoices {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Invalid choices: there are none");
    }
    for (int i = 0; i < values.size(); i++) {
      Configuration.checked(values.get(i));
      if (i > 0
          && (values.get(i - 1).getClass() != values.get(i).getClass()
              || values.get(i - 1).doubleValue() >= values.get(i).doubleValue())) {
        throw new IllegalArgumentException("Invalid ordered choices: " + values + " do not ascend");
      }
    }
  }
}
