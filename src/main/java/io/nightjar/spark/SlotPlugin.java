package io.nightjar.spark;

import java.io.IOException;
import java.util.Map;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * The line between slots and driver: Spark's own plugin RPC, no socket of ours. Named in {@code
 * spark.plugins}, which must be set before the session starts.
 */
public final class SlotPlugin implements SparkPlugin {

  @Override
  public DriverPlugin driverPlugin() {
    return new Receiver();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new Caller();
  }

  /** Answers bytes with bytes, and never throws: an exception of an own class kills executors. */
  static final class Receiver implements DriverPlugin {
    private static final byte[] UNREADABLE = {};

    @Override
    public Object receive(Object message) {
      try {
        return SlotWire.encode(answer(message));
      } catch (Throwable e) {
        return UNREADABLE;
      }
    }

    private static SlotAnswer answer(Object message) {
      try {
        SlotCall call = SlotWire.decode(message, SlotCall.class);
        return Desks.find(call.from().desk())
            .map(desk -> desk.answer(call))
            .orElseGet(SlotAnswer.Stop::new);
      } catch (IOException | RuntimeException e) {
        return new SlotAnswer.Refused(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Keeps the way to the driver for the slots of this JVM. */
  static final class Caller implements ExecutorPlugin {

    @Override
    public void init(PluginContext context, Map<String, String> extraConf) {
      PluginLine.open(context);
    }

    @Override
    public void shutdown() {
      PluginLine.close();
    }
  }
}
