package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.ManifestException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one manifest. */
final class Problems {
  private static final int MOST = 100;
  private static final int LONGEST = 1000;

  private final String file;
  private final List<Problem> all = new ArrayList<>();

  private record Problem(int line, int column, String text) {}

  Problems(String file) {
    this.file = file;
  }

  /** Something is wrong at a node. */
  void at(Node node, String message) {
    at(node.getStartMark(), message);
  }

  void at(Optional<Mark> mark, String message) {
    int line = mark.map(Mark::getLine).orElse(0) + 1;
    int column = mark.map(Mark::getColumn).orElse(0) + 1;
    String text = file + ":" + line + ":" + column + ": " + oneLine(message);
    if (all.size() < MOST && all.stream().noneMatch(problem -> problem.text.equals(text))) {
      all.add(new Problem(line, column, text));
    }
  }

  /** Something is wrong with the file as a whole. */
  ManifestException whole(String message) {
    return new ManifestException(List.of(file + ": " + oneLine(message)));
  }

  /** A key or value that is quoted may hold anything; what is printed is one line all the same. */
  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder(message.length());
    for (int i = 0; i < message.length() && i < LONGEST; i++) {
      char c = message.charAt(i);
      boolean breaks = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      line.append(breaks ? "\\u" + Integer.toHexString(0x10000 + c).substring(1) : c);
    }
    return message.length() > LONGEST ? line.append("...").toString() : line.toString();
  }

  /** Ends reading if anything was found so far. */
  void throwIfAny() throws ManifestException {
    if (!all.isEmpty()) {
      all.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
      throw new ManifestException(all.stream().map(Problem::text).toList());
    }
  }
}
