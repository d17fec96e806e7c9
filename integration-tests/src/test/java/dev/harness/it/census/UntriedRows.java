package dev.harness.it.census;

import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Interceptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The reviewed list of rows of the JDK that no attempt asks about, and why. */
public final class UntriedRows {
  private static final Path LIST = Path.of("src/test/resources/census/untried.txt");

  private final List<Pattern> patterns = new ArrayList<>();

  private UntriedRows() {}

  /** Reads the list. */
  public static UntriedRows read() throws IOException {
    UntriedRows rows = new UntriedRows();
    for (String line : Files.readAllLines(LIST)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String text = line.substring(0, line.indexOf(" | "));
        rows.patterns.add(Pattern.compile("\\Q" + text.replace("*", "\\E.*\\Q") + "\\E"));
      }
    }
    return rows;
  }

  /**
   * Rows of the JDK that are neither listed nor among those that were asked about.
   *
   * @param asked the file that {@link RowCounter} wrote
   */
  public List<String> among(int release, Path asked) throws IOException {
    Set<String> sites = new HashSet<>(Files.readAllLines(asked));
    List<Interception> rows = Interceptions.forRelease(release);
    List<String> untried = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String row = rows.get(i).toString();
      if (rows.get(i).scope() == Interception.Scope.CLASS
          && !sites.contains(String.valueOf(i))
          && patterns.stream().noneMatch(pattern -> pattern.matcher(row).matches())) {
        untried.add(row);
      }
    }
    return untried;
  }

  /** Lines of the list that match no row of any release. */
  List<String> idle(Iterable<Integer> releases) {
    List<String> idle = new ArrayList<>();
    for (Pattern pattern : patterns) {
      boolean used = false;
      for (int release : releases) {
        used |=
            Interceptions.forRelease(release).stream()
                .anyMatch(row -> pattern.matcher(row.toString()).matches());
      }
      if (!used) {
        idle.add(pattern.pattern());
      }
    }
    return idle;
  }
}
