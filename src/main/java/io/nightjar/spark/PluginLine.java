package io.nightjar.spark;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.plugin.PluginContext;

/** The line of this JVM's executor, over Spark's plugin RPC. */
final class PluginLine implements SlotLine {
  private static final AtomicReference<PluginContext> CONTEXT = new AtomicReference<>();

  static void open(PluginContext context) {
    CONTEXT.set(context);
  }

  static void close() {
    CONTEXT.set(null);
  }

  @Override
  public SlotAnswer call(SlotCall call) throws IOException, InterruptedException {
    PluginContext context = CONTEXT.get();
    if (context == null) {
      throw new IllegalStateException(
          "Cannot run trials: this executor runs without the plugin " + SlotPlugin.class.getName());
    }
    byte[] message = SlotWire.encode(call);
    return SlotWire.decode(ask(context, message), SlotAnswer.class);
  }

  private static Object ask(PluginContext context, byte[] message)
      throws IOException, InterruptedException {
    try {
      return Objects.requireNonNull(context.ask(message));
    } catch (IOException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("Cannot reach the driver: " + e.getMessage(), e);
    }
  }
}
