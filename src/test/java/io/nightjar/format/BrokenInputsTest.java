package io.nightjar.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind of broken input with exactly the messages that it gets. */
final class BrokenInputsTest {

  @TestFactory
  Stream<DynamicTest> brokenInputSaysWhatIsWrongAndWhere() throws IOException {
    List<BrokenInput> inputs = inputs();
    return inputs.stream().map(input -> DynamicTest.dynamicTest(input.name(), () -> check(input)));
  }

  @Test
  void manyBrokenInputsAreTried() throws IOException {
    assertThat(inputs()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  private static void check(BrokenInput input) {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> input.files().jobs().readJob("job.yaml", input.overrides()));
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.problems().stream().map(Problem::toString))
        .containsExactlyElementsOf(input.messages());
  }

  private static List<BrokenInput> inputs() throws IOException {
    try (InputStream stream = BrokenInputsTest.class.getResourceAsStream("broken-inputs.txt")) {
      String text = new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
      return Arrays.stream(text.split("(?m)^### ", -1)).skip(1).map(BrokenInput::parse).toList();
    }
  }
}
