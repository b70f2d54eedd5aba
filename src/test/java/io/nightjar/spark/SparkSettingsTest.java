package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

final class SparkSettingsTest {

  @Test
  void runsLocallyWithACorePerSlotOnLoopbackOnly() {
    SparkConf conf = SparkSessions.conf(SparkSettings.local(3));
    assertThat(conf.get("spark.master")).isEqualTo("local[3,1000]");
    assertThat(conf.get("spark.driver.host")).isEqualTo("127.0.0.1");
    assertThat(conf.get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
    assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
    assertThat(conf.get("spark.plugins")).isEqualTo("io.nightjar.spark.SlotPlugin");
  }

  @Test
  void leavesMasterAndAddressesToSparkSubmitOnACluster() {
    SparkConf conf = SparkSessions.conf(SparkSettings.cluster());
    assertThat(conf.contains("spark.master")).isFalse();
    assertThat(conf.contains("spark.driver.host")).isFalse();
    assertThat(conf.get("spark.task.maxFailures")).isEqualTo("1000");
    assertThat(conf.get("spark.excludeOnFailure.enabled")).isEqualTo("false");
    assertThat(conf.get("spark.executorEnv.OMP_NUM_THREADS")).isEqualTo("1");
  }

  @Test
  void opensTheWebPageOnlyWhereAsked() {
    SparkConf conf = SparkSessions.conf(SparkSettings.local(1).withWebPage());
    assertThat(conf.get("spark.ui.enabled")).isEqualTo("true");
  }

  @Test
  void letsTasksFailForGoodWhereThereAreNoSlots() {
    SparkConf local = SparkSessions.conf(SparkSettings.local(3).withoutSlots());
    assertThat(local.get("spark.master")).isEqualTo("local[3]");
    SparkConf cluster = SparkSessions.conf(SparkSettings.cluster().withoutSlots());
    assertThat(cluster.contains("spark.master")).isFalse();
    assertThat(cluster.get("spark.task.maxFailures")).isEqualTo("4");
    assertThat(cluster.get("spark.serializer"))
        .isEqualTo("org.apache.spark.serializer.JavaSerializer");
  }

  @Test
  void refusesASessionWithoutSlots() {
    assertThatThrownBy(() -> SparkSettings.local(0)).hasMessage("Invalid number of slots: 0");
  }
}
