package io.nightjar.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of a run. */
public final class SparkSessions {
  private static final String PLUGINS = "spark.plugins";

  private SparkSessions() {}

  /**
   * Opens a session, or takes the one that runs already.
   *
   * @throws IllegalStateException if one runs already and without {@link SlotPlugin}, which no
   *     running session can take in
   */
  public static SparkSession open(SparkSettings settings) {
    if (SparkSession.getDefaultSession().isDefined()) {
      requirePlugin(SparkSession.getDefaultSession().get().sparkContext());
    }
    SparkSession session = SparkSession.builder().config(conf(settings)).getOrCreate();
    requirePlugin(session.sparkContext());
    return session;
  }

  static SparkConf conf(SparkSettings settings) {
    SparkConf conf = new SparkConf();
    settings.defaults().forEach(conf::setIfMissing);
    settings.required().forEach(conf::set);
    String others = conf.get(PLUGINS, "");
    if (!hasPlugin(conf)) {
      String own = SlotPlugin.class.getName();
      conf.set(PLUGINS, others.isBlank() ? own : others + "," + own);
    }
    return conf;
  }

  static void requirePlugin(SparkContext context) {
    if (!hasPlugin(context.conf())) {
      throw new IllegalStateException(
          "Cannot run trials in this Spark session: it was started without "
              + PLUGINS
              + "="
              + SlotPlugin.class.getName());
    }
  }

  private static boolean hasPlugin(SparkConf conf) {
    return conf.get(PLUGINS, "").contains(SlotPlugin.class.getName());
  }
}
