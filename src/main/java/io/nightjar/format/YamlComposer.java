package io.nightjar.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Builds the tree of one document, and refuses what these files have no use for. */
final class YamlComposer {
  private static final int MAX_DEPTH = 20;
  private static final int MAX_ALIASES = 20;
  private static final int MAX_REPEATED_NODES = 1000;

  private final Place root;
  private final Problems problems;
  private final Iterator<Event> events;
  private final Map<Anchor, Node> anchors = new HashMap<>();
  private int aliases;
  private int repeatedNodes;

  private YamlComposer(String text, Place root, Problems problems) {
    LoadSettings settings = LoadSettings.builder().setLabel(root.file()).build();
    this.events = new Parse(settings).parseString(text).iterator();
    this.root = root;
    this.problems = problems;
  }

  /**
   * The tree of a text; empty, with the reason among the problems, where it is no YAML or nothing.
   *
   * @param root the file, or the override whose value the text is
   */
  static Optional<Node> compose(String text, Place root, Problems problems) {
    try {
      return new YamlComposer(text, root, problems).document();
    } catch (MarkedYamlEngineException e) {
      problems.error(
          e.getProblemMark().map(mark -> at(root, mark, root.key())).orElse(root),
          "Invalid YAML: " + e.getProblem());
    } catch (ReaderException e) {
      String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
      problems.error(
          root.isOverride() ? root : YamlText.end(root.file(), before),
          String.format(
              Locale.ROOT, "Invalid YAML: character U+%04X is not allowed", e.getCodePoint()));
    } catch (YamlEngineException e) {
      problems.error(root, "Invalid YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<Node> document() {
    Node node = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (!(event instanceof NodeEvent first)) {
        continue;
      }
      if (node != null) {
        throw new ParserException("there is more than one document", event.getStartMark());
      }
      node = node(first, root.key(), 0);
    }
    if (node == null && root.isOverride()) {
      return Optional.of(new Node.Scalar(root, "", true));
    }
    if (node == null || (node instanceof Node.Scalar scalar && scalar.isNothing() && isFile())) {
      problems.error(root, "Cannot read file: it is empty");
      return Optional.empty();
    }
    return Optional.of(node);
  }

  private boolean isFile() {
    return !root.isOverride();
  }

  private Node node(NodeEvent event, String key, int depth) {
    Place place = place(event, key);
    refuseTag(event, place);
    if (depth > MAX_DEPTH) {
      throw new ParserException("the nesting is too deep", event.getStartMark());
    }
    Node node;
    if (event instanceof AliasEvent alias) {
      return repeated(alias, key);
    } else if (event instanceof ScalarEvent scalar) {
      node = new Node.Scalar(place, scalar.getValue(), scalar.isPlain());
    } else if (event.getEventId() == Event.ID.SequenceStart) {
      node = items(place, depth);
    } else {
      node = fields(place, depth);
    }
    event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    return node;
  }

  private void refuseTag(NodeEvent event, Place place) {
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof CollectionStartEvent collection
                ? collection.getTag()
                : Optional.empty();
    tag.ifPresent(name -> problems.error(place, "Invalid tag: " + name.replace(Tag.PREFIX, "!!")));
  }

  private Node repeated(AliasEvent event, String key) {
    Node node = anchors.get(event.getAlias());
    if (node == null) {
      throw new ParserException("unknown alias " + event.getAlias(), event.getStartMark());
    }
    aliases++;
    repeatedNodes += node.size();
    if (aliases > MAX_ALIASES || repeatedNodes > MAX_REPEATED_NODES) {
      throw new ParserException("there are too many aliases", event.getStartMark());
    }
    return node.under(key);
  }

  private Node.Items items(Place place, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event event = events.next(); event instanceof NodeEvent item; event = events.next()) {
      items.add(node(item, place.key(), depth + 1));
    }
    return new Node.Items(place, items);
  }

  private Node.Fields fields(Place place, int depth) {
    Map<String, Node.Field> fields = new LinkedHashMap<>();
    for (Event event = events.next(); event instanceof NodeEvent name; event = events.next()) {
      Node.Scalar key = key(name, place, depth);
      Node value = node((NodeEvent) events.next(), key.place().key(), depth + 1);
      Node.Field first = fields.putIfAbsent(key.text(), new Node.Field(key, value));
      if (first != null) {
        problems.error(
            key.place(), "Duplicate key: it stands on line " + first.key().place().line() + " too");
      }
    }
    return new Node.Fields(place, List.copyOf(fields.values()));
  }

  private Node.Scalar key(NodeEvent event, Place parent, int depth) {
    Node node = node(event, parent.key(), depth + 1);
    if (node instanceof Node.Scalar scalar) {
      return (Node.Scalar) scalar.under(parent.keyOf(scalar.text()));
    }
    throw new ParserException("a key is a word, not " + node.described(), event.getStartMark());
  }

  private Place place(Event event, String key) {
    return event.getStartMark().map(mark -> at(root, mark, key)).orElse(root.withKey(key));
  }

  private static Place at(Place root, Mark mark, String key) {
    return root.isOverride()
        ? root.withKey(key)
        : new Place(root.file(), mark.getLine() + 1, mark.getColumn() + 1, key);
  }
}
