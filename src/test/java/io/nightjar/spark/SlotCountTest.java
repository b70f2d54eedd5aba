package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlotCountTest {
  private static SparkConf conf(String settings) {
    SparkConf conf = new SparkConf(false);
    Stream.of(settings.split(" ", -1))
        .map(String::strip)
        .filter(setting -> !setting.isEmpty())
        .forEach(
            setting -> {
              int sign = setting.indexOf('=');
              conf.set("spark." + setting.substring(0, sign), setting.substring(sign + 1));
            });
    return conf;
  }

  @ParameterizedTest
  @CsvSource({
    "master=yarn executor.instances=3, 3",
    "master=yarn executor.instances=3 executor.cores=4, 12",
    "master=yarn executor.instances=3 executor.cores=5 task.cpus=2, 6",
    "master=k8s://h executor.instances=2 executor.cores=8 executor.resource.gpu.amount=2"
        + " task.resource.gpu.amount=1, 4",
    "master=k8s://h executor.instances=2 executor.cores=8 executor.resource.gpu.amount=1"
        + " task.resource.gpu.amount=0.25, 8",
    "master=k8s://h executor.instances=2 executor.cores=2 executor.resource.gpu.amount=1"
        + " task.resource.gpu.amount=0.1, 4",
    "master=yarn dynamicAllocation.enabled=true dynamicAllocation.maxExecutors=10"
        + " executor.cores=4 executor.instances=2, 40",
    "master=spark://h:1 dynamicAllocation.enabled=true dynamicAllocation.maxExecutors=10"
        + " executor.cores=2, 20",
    "master=spark://h:1 cores.max=6, 6",
    "master=spark://h:1 cores.max=6 task.cpus=2, 3",
    "master=spark://h:1 cores.max=7 executor.cores=2, 6",
  })
  void isWhatTheSettingsGiveAtMost(String settings, int expected) {
    assertThat(SlotCount.configured(conf(settings))).hasValue(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "master=spark://h:1",
    "master=spark://h:1 executor.cores=2",
    "master=yarn dynamicAllocation.enabled=true",
    "master=spark://h:1 dynamicAllocation.enabled=true dynamicAllocation.maxExecutors=4",
    "master=local[4] executor.instances=9",
  })
  void isLeftToTheExecutorsWhereSettingsLeaveItOpen(String settings) {
    assertThat(SlotCount.configured(conf(settings))).isEqualTo(OptionalInt.empty());
  }

  @Test
  void readsHowPatientTheDriverIs() {
    assertThat(SparkBackend.rules(conf(""))).isEqualTo(DeskRules.DEFAULT);
    DeskRules rules = SparkBackend.rules(conf("nightjar.lease=3s nightjar.silence=2min"));
    assertThat(rules.lease()).hasSeconds(3);
    assertThat(rules.silence()).hasMinutes(2);
    assertThat(SlotTimes.forLease(rules.lease()).beat()).hasMillis(500);
    assertThat(SlotTimes.forLease(DeskRules.DEFAULT.lease()).beat()).hasSeconds(1);
  }
}
