package io.nightjar.dl4j.step;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** What a step needs of the JVM and its processor. */
final class Needs {
  private static final String MODULE = "jdk.incubator.vector";
  private static final String FUSED_MULTIPLY_ADD = "UseFMA";

  /** Why this JVM takes no steps; empty if it does. */
  static final Optional<String> LACKING = lacking();

  private Needs() {}

  private static Optional<String> lacking() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.of("the JVM was started without --add-modules=" + MODULE);
    }
    return fuses()
        ? Optional.empty()
        : Optional.of("the processor has no fused multiply-add, or the JVM does not use it");
  }

  /** A JVM that does not tell is believed to: nearly all processors since 2013 can. */
  private static boolean fuses() {
    HotSpotDiagnosticMXBean options =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return options == null
          || Boolean.parseBoolean(options.getVMOption(FUSED_MULTIPLY_ADD).getValue());
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
