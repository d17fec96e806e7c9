package dev.harness.agent.cli;

import dev.harness.agent.kernel.Kernel;
import dev.harness.agent.kernel.Probe;
import java.util.ArrayList;
import java.util.List;

/** Looks at the machine as a start would and says in words what it found. */
final class Doctor {
  private Doctor() {}

  /** Looks; changes nothing. */
  static Probe probe() {
    return Kernel.open().probe();
  }

  /** One line for each thing that matters. */
  static List<String> report(Probe probe) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "machine:      "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " on "
            + System.getProperty("os.arch")
            + ", JDK "
            + Runtime.version());
    lines.add("user:         " + System.getProperty("user.name"));
    lines.add("Landlock:     " + landlock(probe));
    lines.add("seccomp:      " + (probe.filters() ? "filters" : "not there"));
    lines.add("children:     " + children(probe));
    lines.add("no processes: " + (probe.filters() ? "can be enforced" : "cannot be enforced"));
    if (!probe.missing().isEmpty()) {
      lines.add("missing:      " + probe.missing());
    }
    return lines;
  }

  private static String landlock(Probe probe) {
    return probe.landlock() > 0 ? "version " + probe.landlock() : "error " + -probe.landlock();
  }

  private static String children(Probe probe) {
    return probe.isFull()
        ? "confine: required works"
        : "confine: required refuses to start them; best-effort reaches: " + probe.level();
  }
}
