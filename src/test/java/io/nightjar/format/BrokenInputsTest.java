package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind of broken input with exactly the messages that it gets. */
final class BrokenInputsTest {

  @TestFactory
  Stream<DynamicTest> brokenInputSaysWhatIsWrongAndWhere() throws IOException {
    List<BrokenInput> inputs = BrokenInput.all();
    return inputs.stream().map(input -> DynamicTest.dynamicTest(input.name(), () -> check(input)));
  }

  @Test
  void manyBrokenInputsAreTried() throws IOException {
    assertThat(BrokenInput.all()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
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
}
