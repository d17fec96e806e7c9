package dev.harness.it.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.harness.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No native method of a JDK is out of sight: each is behind a row, or on the reviewed list. */
class CensusTest {
  private static final Map<Integer, CallGraph> GRAPHS = new TreeMap<>();

  @BeforeAll
  static void readEachJdk() throws Exception {
    for (Path java : Jdks.installed()) {
      Path home = java.getParent().getParent();
      GRAPHS.put(Jdks.release(home), new JdkImage(home).read().link());
    }
  }

  @Test
  void everyNativeMethodIsGatedOrReviewed() throws Exception {
    Reviewed reviewed = Reviewed.read();
    GRAPHS.forEach(
        (release, graph) -> {
          List<String> open =
              new Census(graph, release)
                  .unproved().stream()
                      .filter(method -> reviewed.find(method).isEmpty())
                      .map(Method::signature)
                      .toList();
          assertThat(open).as("native methods of JDK %s in no list", release).isEmpty();
        });
  }

  @Test
  void everyLineOfTheListCoversSomethingThatIsNotProved() throws Exception {
    Reviewed reviewed = Reviewed.read();
    Set<Reviewed.Line> used = new HashSet<>();
    GRAPHS.forEach(
        (release, graph) ->
            new Census(graph, release)
                .unproved()
                .forEach(method -> reviewed.find(method).ifPresent(used::add)));
    List<String> idle =
        reviewed.lines().stream()
            .filter(line -> !used.contains(line))
            .map(Reviewed.Line::text)
            .toList();
    assertThat(idle).isEmpty();
  }

  @Test
  void everyRowThatTheListNamesExists() throws Exception {
    Set<String> rows = new HashSet<>();
    GRAPHS.keySet().forEach(release -> rows.addAll(Census.rows(release)));
    for (Reviewed.Line line : Reviewed.read().lines()) {
      assertThat(rows).as(line.text()).containsAll(line.rows());
      assertThat(line.rows().isEmpty())
          .as(line.text())
          .isEqualTo(line.kind() != Reviewed.Kind.GATED);
    }
  }

  @Test
  void everyRowThatIsSaidToBeUntriedExists() throws Exception {
    assumeThat(GRAPHS.keySet()).as("the JDKs of the list").contains(17, 25);
    assertThat(UntriedRows.read().idle(GRAPHS.keySet())).isEmpty();
  }

  @Test
  void aMissingRowIsNoticed() {
    GRAPHS.forEach(
        (release, graph) -> {
          Set<String> checks = new HashSet<>(Census.checks(release));
          assertThat(checks.removeIf(row -> row.startsWith("java.io.FileInputStream.open(")))
              .isTrue();
          assertThat(new Census(graph, checks).unproved())
              .extracting(Method::brief)
              .contains("java.io.FileInputStream.open0");
        });
  }

  /** The table counts methods of these very JDKs; others may have one more or less. */
  @Test
  void theCoverageTableIsCurrent() throws Exception {
    assumeThat(GRAPHS.keySet()).as("the JDKs of the table").containsExactly(17, 25);
    Path file = Path.of("../docs/coverage.md");
    String table = new CoverageTable(GRAPHS, Reviewed.read()).text();
    if (Boolean.getBoolean("coverage.write")) {
      Files.writeString(file, table);
    }
    assertThat(file).as("written anew with -Dcoverage.write=true").hasContent(table);
  }
}
