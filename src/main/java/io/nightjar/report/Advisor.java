package io.nightjar.report;

import io.nightjar.guide.Guide;
import io.nightjar.guide.Training;
import io.nightjar.report.Advice.Topic;
import io.nightjar.space.Domain;
import io.nightjar.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in words what a sweep teaches. */
final class Advisor {
  private static final double NARROW = 0.75;

  private final SearchSpace space;
  private final Training training;
  private final Evidence evidence;
  private final List<Axis> axes;
  private final Map<String, Region> regions = new LinkedHashMap<>();
  private final Map<String, Edge> edges = new LinkedHashMap<>();

  Advisor(SearchSpace space, Training training, Evidence evidence, List<Axis> axes) {
    this.space = space;
    this.training = training;
    this.evidence = evidence;
    this.axes = axes;
    if (evidence.isEnough()) {
      findRegions();
    }
  }

  private void findRegions() {
    List<AnalysedTrial> top = evidence.top();
    for (int i = 0; i < axes.size(); i++) {
      Axis axis = axes.get(i);
      regions.put(axis.parameter(), Region.of(top, axis, i));
      Edge.of(top.get(0), top, axis, i).ifPresent(edge -> edges.put(axis.parameter(), edge));
    }
  }

  /** The space to try next; empty where there are too few trials, or nothing is to be changed. */
  Optional<SearchSpace> next() {
    return new NextSpace(space, regions, edges, training).space();
  }

  List<Advice> advice(List<Importance> importances, List<FailureGroup> failures) {
    List<Advice> advice = new ArrayList<>();
    edges.values().forEach(edge -> advice.add(atEdge(edge)));
    strongest(importances).ifPresent(advice::add);
    weak(importances).ifPresent(advice::add);
    region().ifPresent(advice::add);
    failures.forEach(group -> advice.add(failed(group)));
    advice.add(whatNext());
    return advice;
  }

  private Advice atEdge(Edge edge) {
    String name = edge.axis().parameter();
    Optional<Domain> documented = NextSpace.documented(space, name, training);
    String rest =
        documented
            .map(
                domain ->
                    edge.beyond(domain)
                        .map(
                            end -> ". The guide documents " + Edge.words(domain) + ": go on there.")
                        .orElse(", which is also where the guide's range ends."))
            .orElse(". No range is documented for it here: widen it by hand.");
    String text =
        "The best %s, %s, and most of the other good ones lie at the %s end of what was tried, %s%s"
            .formatted(
                name,
                Words.number(edge.best()),
                edge.side().label(),
                Words.number(edge.end()),
                rest);
    return new Advice(Topic.EDGE, name, text, documented.isPresent() ? section(name) : "");
  }

  private static Optional<Advice> strongest(List<Importance> importances) {
    return importances.stream()
        .findFirst()
        .filter(Importance::matters)
        .map(
            first ->
                new Advice(
                    Topic.IMPORTANCE,
                    first.parameter(),
                    "%s decides most: %s of what the parameters explain, each alone."
                        .formatted(first.parameter(), Words.percent(first.share())),
                    section(first.parameter())));
  }

  private Optional<Advice> weak(List<Importance> importances) {
    List<String> names =
        importances.stream().filter(each -> !each.matters()).map(Importance::parameter).toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    if (names.size() == importances.size()) {
      return Optional.of(new Advice(Topic.IMPORTANCE, "", noneMatters(), ""));
    }
    String text =
        "%s cannot be told from chance in %s at %s: fixing %s would free trials for the rest."
            .formatted(
                Words.list(names), evidenceSize(), budget(), names.size() == 1 ? "it" : "them");
    return Optional.of(new Advice(Topic.IMPORTANCE, names.get(0), text, section(names.get(0))));
  }

  private String noneMatters() {
    return "No parameter stands out: the best %d of %s at %s lie about as chance would have it."
        .formatted(evidence.top().size(), evidenceSize(), budget());
  }

  private String evidenceSize() {
    return Words.count(evidence.best().size(), "trial");
  }

  private String budget() {
    return Words.count(evidence.epochs(), "epoch");
  }

  private Optional<Advice> region() {
    List<String> words =
        regions.values().stream()
            .filter(region -> region.share() < NARROW)
            .map(Region::words)
            .toList();
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Advice(
                Topic.REGION,
                "",
                "The best %s of %s at %s lie at %s."
                    .formatted(evidence.top().size(), evidenceSize(), budget(), Words.list(words)),
                ""));
  }

  private static Advice failed(FailureGroup group) {
    String where =
        group.where().isEmpty()
            ? "all over the space."
            : "nearly all with %s.".formatted(group.where());
    String text =
        "%s failed (%s), %s".formatted(Words.count(group.trials(), "trial"), group.kind(), where);
    return new Advice(Topic.FAILURE, group.kind(), text, "");
  }

  private Advice whatNext() {
    if (!evidence.isEnough()) {
      return new Advice(
          Topic.NEXT,
          "",
          "Too few trials were completed to say more: go on with more of the same space.",
          "");
    }
    String text =
        next().isPresent()
            ? "Try the space below next: each range is drawn around where the best lie, with a margin."
            : "Go on with the same space: the best lie all over it.";
    return new Advice(Topic.NEXT, "", text, "");
  }

  private static String section(String parameter) {
    return Guide.section(parameter).orElse("");
  }
}
