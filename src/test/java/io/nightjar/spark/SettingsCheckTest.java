package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsCheckTest {

  private static List<String> problems(String... settings) {
    SparkConf given = new SparkConf(false).set("spark.master", "spark://head:7077");
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      given.set(parts[0], parts[1]);
    }
    return SettingsCheck.problems(SparkSettings.cluster(), given);
  }

  @Test
  void findsNothingWhereAllIsWell() {
    assertThat(problems()).isEmpty();
    assertThat(
            problems(
                "spark.speculation=FALSE",
                "spark.executorEnv.OMP_NUM_THREADS=1",
                "spark.task.cpus=2",
                "spark.plugins=io.nightjar.spark.SlotPlugin",
                "spark.nightjar.lease=10s",
                "spark.nightjar.silence=10s"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spark.speculation=true | Invalid Spark setting: spark.speculation=true (Nightjar needs false)",
        "spark.executorEnv.OMP_NUM_THREADS=4"
            + "| Invalid Spark setting: spark.executorEnv.OMP_NUM_THREADS=4 (Nightjar needs 1)",
        "spark.task.cpus=0 | Invalid Spark setting: spark.task.cpus=0 (a whole number from 1)",
        "spark.cores.max=x | Invalid Spark setting: spark.cores.max=x (a whole number from 1)",
        "spark.plugins=foo | Invalid Spark setting: spark.plugins=foo (there is no class foo)",
        "spark.nightjar.lease=abc"
            + "| Invalid Spark setting: spark.nightjar.lease=abc (a time such as 60s)",
        "spark.nightjar.silence=0s"
            + "| Invalid Spark setting: spark.nightjar.silence=0s (a time such as 60s)",
        "spark.nightjar.silence=5s"
            + "| Invalid Spark settings: spark.nightjar.silence is below spark.nightjar.lease"
      })
  void namesWhatIsWrong(String setting, String problem) {
    assertThat(problems(setting)).containsExactly(problem);
  }

  @Test
  void namesCoresThatAreTooFewForAnExecutor() {
    assertThat(problems("spark.cores.max=2", "spark.executor.cores=4"))
        .containsExactly(
            "Invalid Spark settings: spark.cores.max=2 is below spark.executor.cores=4, so no"
                + " executor can start");
    assertThat(problems("spark.cores.max=4", "spark.executor.cores=4")).isEmpty();
    assertThat(problems("spark.cores.max=1", "spark.executor.cores=4", "spark.master=yarn"))
        .isEmpty();
  }

  @Test
  void namesAllAtOnce() {
    assertThat(problems("spark.task.cpus=0", "spark.plugins=foo", "spark.nightjar.lease=abc"))
        .hasSize(3);
  }
}
