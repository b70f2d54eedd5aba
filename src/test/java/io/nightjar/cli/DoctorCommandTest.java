package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class DoctorCommandTest {
  @TempDir private Path folder;

  @Test
  void saysThatSweepsCanRunHereAndLeavesNothingBehind() {
    Path results = folder.resolve("still/to/be/made");
    Cli doctor = Cli.call("doctor", "--results", results.toString());

    assertThat(doctor.exit()).as(doctor.out()).isZero();
    assertThat(doctor.out())
        .containsPattern("ok +java +17")
        .containsPattern("ok +threads +OMP_NUM_THREADS 1")
        .containsPattern("nd4j +cpu [(]dl4j .*products right")
        .contains("ok       results")
        .contains("Sweeps can run here");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysToMachinesWhatIsWrong() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Cli doctor = Cli.call("doctor", "--json", "--results", file.toString());

    assertThat(doctor.exit()).isEqualTo(1);
    JsonNode object = doctor.json();
    assertThat(object.path("usable").asBoolean()).isFalse();
    assertThat(object.path("findings"))
        .filteredOn(each -> each.path("level").asText().equals("problem"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.path("subject").asText()).isEqualTo("results");
              assertThat(each.path("advice").asText()).contains("--results");
            });
  }

  @Test
  void asksTheExecutorsOfAMaster() throws Exception {
    Cli doctor =
        Cli.callProcess(folder, "doctor", "--master", "local[2]", "--results", folder.toString());

    assertThat(doctor.exit()).as(doctor.out() + doctor.err()).isZero();
    assertThat(doctor.out())
        .containsPattern("ok +executors +1 on ")
        .containsPattern("ok +nd4j of executors +cpu, dl4j ")
        .containsPattern("ok +results of executors +all see");
  }
}
