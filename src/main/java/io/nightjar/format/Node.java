package io.nightjar.format;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A YAML tree in which every node knows its place. */
sealed interface Node {

  Place place();

  /** The number of nodes in this tree. */
  int size();

  /** The same text read under another key, as an alias does. */
  Node under(String key);

  /** What it is, for messages. */
  String described();

  /**
   * A text, number, flag or nothing.
   *
   * @param plain whether it stands without quotes, so that it may be more than text
   */
  record Scalar(Place place, String text, boolean plain) implements Node {
    private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern FLAG = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,19}");
    private static final Pattern NUMBER =
        Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern INFINITE = Pattern.compile("([-+]?)\\.(inf|Inf|INF)");
    private static final Pattern NAN = Pattern.compile("\\.(nan|NaN|NAN)");

    boolean isNothing() {
      return plain && NOTHING.matcher(text).matches();
    }

    /** Resolved by the core schema of YAML 1.2: Boolean, Long, Double (NaN as such) or String. */
    Object value() {
      if (!plain) {
        return text;
      } else if (FLAG.matcher(text).matches()) {
        return Boolean.parseBoolean(text);
      } else if (WHOLE.matcher(text).matches() && isLong()) {
        return Long.parseLong(text);
      } else if (NUMBER.matcher(text).matches()) {
        return Double.parseDouble(text);
      }
      return INFINITE.matcher(text).matches() || NAN.matcher(text).matches() ? Double.NaN : text;
    }

    private boolean isLong() {
      return new BigInteger(text).bitLength() < Long.SIZE;
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public Node under(String key) {
      return new Scalar(place.withKey(key), text, plain);
    }

    @Override
    public String described() {
      if (isNothing()) {
        return "nothing";
      }
      return plain ? text : "'" + text + "'";
    }
  }

  /** A list. */
  record Items(Place place, List<Node> items) implements Node {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public int size() {
      return 1 + items.stream().mapToInt(Node::size).sum();
    }

    @Override
    public Node under(String key) {
      return new Items(place.withKey(key), items.stream().map(item -> item.under(key)).toList());
    }

    @Override
    public String described() {
      return "a list";
    }
  }

  /** One key with its value. */
  record Field(Scalar key, Node value) {
    String name() {
      return key.text();
    }
  }

  /** Keys with values, in the order of the text, no key twice. */
  record Fields(Place place, List<Field> fields) implements Node {
    public Fields {
      fields = List.copyOf(fields);
    }

    Optional<Field> field(String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    Optional<Node> find(String name) {
      return field(name).map(Field::value);
    }

    Fields without(List<String> names) {
      return new Fields(
          place, fields.stream().filter(field -> !names.contains(field.name())).toList());
    }

    /** With this field in place of the one of its name, or at the end. */
    Fields with(Field added) {
      List<Field> changed = new ArrayList<>(fields);
      for (int i = 0; i < changed.size(); i++) {
        if (changed.get(i).name().equals(added.name())) {
          changed.set(i, added);
          return new Fields(place, changed);
        }
      }
      changed.add(added);
      return new Fields(place, changed);
    }

    @Override
    public int size() {
      return 1 + fields.stream().mapToInt(field -> 1 + field.value().size()).sum();
    }

    @Override
    public Node under(String key) {
      Place moved = place.withKey(key);
      return new Fields(
          moved,
          fields.stream()
              .map(
                  field -> {
                    String inner = moved.keyOf(field.name());
                    return new Field((Scalar) field.key().under(inner), field.value().under(inner));
                  })
              .toList());
    }

    @Override
    public String described() {
      return "keys with values";
    }
  }
}
