package io.nightjar.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.space.Choices;
import io.nightjar.space.Domain;
import io.nightjar.space.FloatRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes what is searched for the peers: the same spaces, and losses to minimise. */
final class TaskFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private int written;

  TaskFiles(Path folder) {
    this.folder = folder;
  }

  void write(String name, BenchTable table) throws IOException {
    ObjectNode task = task("table", name, Regret.over(table.meanLosses()));
    table.columns().forEach(column -> add(task, column.parameter()));
    ArrayNode losses = task.putArray("losses");
    for (double[] runs : table.runs()) {
      ArrayNode row = losses.addArray();
      for (double value : runs) {
        row.add(table.objective().loss(value));
      }
    }
    task.put("check", NoisyRuns.checksum(table));
    write(task);
  }

  void write(String name, CurveTable curves, long epochs) throws IOException {
    ObjectNode task = task("curves", name, Regret.over(curves.finalLosses()));
    curves.space().varied().forEach(parameter -> add(task, parameter));
    task.put("epochs", epochs);
    task.set("points", JSON.valueToTree(curves.points()));
    ArrayNode losses = task.putArray("losses");
    for (double[] curve : curves.curves()) {
      ArrayNode row = losses.addArray();
      for (double value : curve) {
        row.add(curves.objective().loss(value));
      }
    }
    write(task);
  }

  /** Those with a formula have a point with its losses, others the losses of every position. */
  void write(List<MultiProblem> problems) throws IOException {
    for (MultiProblem problem : problems) {
      ObjectNode task = JSON.createObjectNode().put("name", problem.name());
      task.putArray("parameters");
      problem.space().varied().forEach(parameter -> add(task, parameter));
      ArrayNode losses = task.putArray("losses");
      for (double[] each : problem.table()) {
        losses.add(JSON.valueToTree(each));
      }
      double[] middle = new double[problem.space().dimensions()];
      Arrays.fill(middle, 0.3);
      task.set("check", JSON.valueToTree(problem.losses(problem.space().fromUnit(middle))));
      write(task);
    }
  }

  private static ObjectNode task(String kind, String name, Regret regret) {
    ObjectNode task = JSON.createObjectNode();
    task.put("kind", kind).put("name", name);
    task.put("best", regret.best()).put("median", regret.median());
    task.putArray("parameters");
    return task;
  }

  private static void add(ObjectNode task, Parameter parameter) {
    ObjectNode added = task.withArray("parameters").addObject().put("name", parameter.name());
    Domain domain = parameter.domains().get(0);
    if (domain instanceof FloatRange range) {
      added.put("kind", "range").put("low", range.low()).put("high", range.high());
      added.put("log", range.scale() == Scale.LOG);
    } else if (domain instanceof Choices choices) {
      added.put("kind", choices instanceof OrderedChoices ? "ordered" : "categories");
      added.put("size", choices.values().size());
    }
  }

  private void write(ObjectNode task) throws IOException {
    Files.writeString(folder.resolve("%03d.json".formatted(written++)), task.toString());
  }
}
