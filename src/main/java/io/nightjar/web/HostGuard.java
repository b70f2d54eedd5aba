package io.nightjar.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers only browsers that asked for this server by a name that it has. A page of elsewhere whose
 * name was made to lead to this machine (DNS rebinding) asks for its own name, and gets nothing.
 *
 * @param names lower case; addresses are names of every machine, since nobody can rebind them
 */
record HostGuard(Set<String> names) {
  private static final Pattern HOST =
      Pattern.compile("(?<name>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::\\d{1,5})?");
  private static final Pattern ADDRESS =
      Pattern.compile("\\[[0-9a-f:.]+]|\\d{1,3}(?:\\.\\d{1,3}){3}");

  HostGuard {
    names = Set.copyOf(names);
  }

  /** Whether a Host header names this server; the port is no matter, it may be forwarded. */
  boolean allows(@Nullable String header) {
    Matcher host = HOST.matcher(header == null ? "" : header);
    if (!host.matches()) {
      return false;
    }
    String name = host.group("name").toLowerCase(Locale.ROOT);
    return names.contains(name) || ADDRESS.matcher(name).matches();
  }
}
