package io.nightjar.spark;

import io.nightjar.run.Storage;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.FlatMapFunction;

/** A task that says what its executor runs with. */
final class ExecutorProbe implements FlatMapFunction<Iterator<Integer>, ExecutorFacts> {
  static final String TOKEN = "doctor";
  private static final long serialVersionUID = 1L;

  /** So long that no executor does the tasks of others that are still starting. */
  private static final long STAY_MILLIS = 300;

  private final Storage storage;
  private final ExecutorFacts.EngineName engine;

  ExecutorProbe(Storage storage, ExecutorFacts.EngineName engine) {
    this.storage = storage;
    this.engine = engine;
  }

  @Override
  public Iterator<ExecutorFacts> call(Iterator<Integer> partition) throws InterruptedException {
    Thread.sleep(STAY_MILLIS);
    String name = SparkEnv.get().executorId();
    return List.of(ExecutorFacts.ofThisJvm(name, seesFolder(), engine)).iterator();
  }

  private boolean seesFolder() {
    try {
      return SlotToken.isSeen(storage, TOKEN);
    } catch (IOException e) {
      return false;
    }
  }
}
