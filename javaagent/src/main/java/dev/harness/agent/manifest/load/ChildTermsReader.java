package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.ChildTerms;
import dev.harness.agent.manifest.ChildTerms.Confine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads how a program of {@code process.exec} runs. */
final class ChildTermsReader {
  static final List<String> KEYS = List.of("confine", "net", "keep", "limits");
  private static final List<String> LIMITS = List.of("cpu", "memory", "file", "output", "time");
  private static final List<String> CONFINE = List.of("required", "best-effort", "off");
  private static final int MOST_BITS = 40;

  private final Problems problems;
  private final Scalars scalars;

  ChildTermsReader(Problems problems, Scalars scalars) {
    this.problems = problems;
    this.scalars = scalars;
  }

  ChildTerms read(Section section) {
    String confine = scalars.choice(section.get("confine"), section.place("confine"), CONFINE);
    String net = scalars.choice(section.get("net"), section.place("net"), List.of("none", "ports"));
    Node keep = section.get("keep");
    Node limits = section.get("limits");
    Section limit =
        limits == null
            ? null
            : new Section(limits, section.place("limits"), problems).allow(LIMITS);
    return new ChildTerms(
        Confine.valueOf(confine.toUpperCase(Locale.ROOT).replace('-', '_')),
        net.equals("ports"),
        keep == null || scalars.flag(keep, section.place("keep")),
        seconds(limit, "cpu"),
        bytes(limit, "memory"),
        bytes(limit, "file"),
        bytes(limit, "output"),
        seconds(limit, "time"));
  }

  private int seconds(@Nullable Section section, String key) {
    Node node = section == null ? null : section.get(key);
    return section == null || node == null ? 0 : scalars.number(node, section.place(key), 1);
  }

  /** A number with a unit: {@code 64k}, {@code 512m} or {@code 2g}. */
  private long bytes(@Nullable Section section, String key) {
    Node node = section == null ? null : section.get(key);
    if (section == null || node == null) {
      return 0;
    }
    String text = scalars.word(node, section.place(key));
    if (text == null || !text.matches("[1-9][0-9]{0,8}[kmg]")) {
      problems.at(
          node,
          "expected a size such as 64k, 512m or 2g for "
              + section.place(key)
              + ", found \""
              + text
              + "\"");
      return 0;
    }
    int bits = 10 * ("kmg".indexOf(text.charAt(text.length() - 1)) + 1);
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return number << Math.min(bits, MOST_BITS);
  }
}
