package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.PathPattern;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Checks path patterns: absolute, plain, and able to match. */
final class PathSyntax {
  private static final Set<String> GUARDED = Set.of("proc", "sys", "dev");

  /** The kernel takes no longer path. */
  private static final int LONGEST = 4096;

  private final Problems problems;
  private final Map<String, Boolean> links = new HashMap<>();

  PathSyntax(Problems problems) {
    this.problems = problems;
  }

  /** A pattern that a grant can match; null after a complaint. */
  @Nullable PathPattern pattern(Node node, String text) {
    String problem = problem(text);
    return checked(node, text, problem == null ? hopeless(text) : problem);
  }

  /** A pattern of a prohibition, or the place of a program: wildcards and links do no harm. */
  @Nullable PathPattern plain(Node node, String text) {
    return checked(node, text, problem(text));
  }

  private @Nullable PathPattern checked(Node node, String text, @Nullable String problem) {
    if (problem != null) {
      problems.at(node, problem);
      return null;
    }
    return new PathPattern(text);
  }

  /** A plain absolute path, made normal. */
  @Nullable Path path(Node node, String text) {
    try {
      if (text.startsWith("/") && text.indexOf('\0') < 0) {
        return Path.of(text).normalize();
      }
      problems.at(node, relative(text));
    } catch (InvalidPathException e) {
      problems.at(node, "not a path: " + e.getReason());
    }
    return null;
  }

  private static String relative(String text) {
    String fix =
        text.startsWith("~/") ? "${env:HOME}" + text.substring(1) : "${manifest.dir}/" + text;
    return "\"" + text + "\" is not an absolute path; write \"" + fix + "\"";
  }

  private static @Nullable String problem(String text) {
    if (text.length() > LONGEST) {
      return "a path pattern has at most " + LONGEST + " characters";
    }
    if (!text.startsWith("/")) {
      return relative(text);
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) {
        return "a path pattern has no control characters";
      }
    }
    if (text.length() > 1 && text.endsWith("/")) {
      return "\"" + text + "\" ends in \"/\"; write \"" + text + "**\" for all below it";
    }
    if (!isEncodable(text)) {
      return "\"" + text + "\" has characters that this JVM's encoding of names lacks; set LC_ALL";
    }
    String[] names = text.substring(1).split("/", -1);
    for (String name : names) {
      String problem = problem(text, name);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static boolean isEncodable(String text) {
    try {
      return Path.of(text).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Why a grant of this pattern could never match. */
  private @Nullable String hopeless(String text) {
    String[] names = text.substring(1).split("/", -1);
    return GUARDED.contains(names[0]) && (names.length == 1 || names[1].indexOf('*') >= 0)
        ? "\""
            + text
            + "\" can never match: wildcards do not cover /"
            + names[0]
            + "; name what is needed there"
        : behindLink(text);
  }

  private static @Nullable String problem(String text, String name) {
    if (name.equals("..") || name.equals(".") || (name.isEmpty() && text.length() > 1)) {
      return "a path pattern has no empty, \".\" or \"..\" names; write \""
          + Path.of(text).normalize()
          + "\"";
    }
    return name.contains("**") && !name.equals("**")
        ? "\"**\" stands for whole names only; write \"/**/\" or a single \"*\" in \"" + name + "\""
        : null;
  }

  /** What lies behind a link has another real path, so the pattern could never match it. */
  private @Nullable String behindLink(String text) {
    int slash = text.indexOf('/', 1);
    while (slash > 0) {
      String folder = text.substring(0, slash);
      if (folder.indexOf('*') >= 0) {
        return null;
      }
      if (isLink(folder)) {
        return "\""
            + text
            + "\" can never match: "
            + folder
            + " is a link; write its real path, \""
            + real(folder)
            + text.substring(slash)
            + "\"";
      }
      slash = text.indexOf('/', slash + 1);
    }
    return null;
  }

  private boolean isLink(String folder) {
    Boolean known = links.get(folder);
    if (known == null) {
      known = Files.isSymbolicLink(Path.of(folder));
      links.put(folder, known);
    }
    return known;
  }

  private static String real(String folder) {
    try {
      return Path.of(folder).toRealPath().toString();
    } catch (java.io.IOException e) {
      return folder;
    }
  }
}
