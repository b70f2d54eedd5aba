package io.nightjar.dl4j;

import io.nightjar.run.TrialContext;
import io.nightjar.trial.Trial;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The networks of trials that may go on, in this JVM: each as its last checkpoint has it, so that
 * whoever takes one trains the same bits as from the checkpoint. The one that was kept longest goes
 * first; what nobody takes needs no other end.
 */
final class ModelCache {
  private static final int MOST_KEPT = 64;

  /** A part of the heap's bound, which is the usual bound of native memory too. */
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 8;

  private static final ModelCache SHARED = new ModelCache(MOST_KEPT, MOST_BYTES);

  private final int mostKept;
  private final long mostBytes;
  private final Map<Key, Kept> networks = new LinkedHashMap<>();
  private long bytes;

  ModelCache(int mostKept, long mostBytes) {
    this.mostKept = mostKept;
    this.mostBytes = mostBytes;
  }

  private record Kept(Network network, long bytes) {}

  /**
   * What tells a network from all others.
   *
   * @param place where its checkpoints are: two sweeps have trials with the same id
   */
  record Key(String place, String device, Trial trial) {

    static Key of(Trial trial, TrialContext context) {
      return new Key(context.checkpoints().location(), context.device(), trial);
    }
  }

  /** The cache of all slots of this JVM. */
  static ModelCache shared() {
    return SHARED;
  }

  /** Keeps a network whose checkpoint is written; it is no longer the caller's. */
  synchronized void keep(Key key, Network network) {
    Kept kept = new Kept(network, network.bytes());
    drop(networks.remove(key));
    networks.put(key, kept);
    bytes += kept.bytes;
    Iterator<Kept> oldest = networks.values().iterator();
    while (networks.size() > mostKept || bytes > mostBytes) {
      Kept dropped = oldest.next();
      oldest.remove();
      drop(dropped);
    }
  }

  private void drop(@Nullable Kept kept) {
    if (kept != null) {
      bytes -= kept.bytes;
      kept.network.free();
    }
  }

  /**
   * Gives away the network of a trial, if it is kept and has just these epochs: whatever becomes of
   * it then, nobody finds it half trained.
   */
  synchronized Optional<Network> take(Key key, int epochs) {
    Kept kept = networks.get(key);
    if (kept == null || kept.network.epochs() != epochs) {
      return Optional.empty();
    }
    networks.remove(key);
    bytes -= kept.bytes;
    return Optional.of(kept.network);
  }

  /** Frees all memory, for trials that need it more. */
  synchronized void clear() {
    networks.values().forEach(kept -> kept.network.free());
    networks.clear();
    bytes = 0;
  }
}
