package dev.harness.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.driver.SourceRunner;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tool gets connections from the host's data sources, and changes or learns nothing else. */
class SourceTest {
  private static final List<String> WAYS =
      List.of(
          "dbcp a property",
          "dbcp again",
          "dbcp driver",
          "dbcp first statement",
          "dbcp first statements",
          "dbcp properties",
          "dbcp url",
          "hikari a property",
          "hikari as its parent",
          "hikari first statement",
          "hikari properties",
          "hikari source",
          "hikari test",
          "hikari url");

  private static final List<String> CLASSES =
      List.of(
          "JdbcDataSource",
          "SQLiteDataSource",
          "JDBCDataSource",
          "PGSimpleDataSource",
          "PGXADataSource",
          "MysqlDataSource",
          "MariaDbDataSource",
          "InheritingSource",
          "HikariDataSource");

  private static final List<String> SECRETS =
      List.of("a reference to PostgreSQL", "a reference to MySQL");

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void noToolChangesWhatTheHostConnectsWith(Path java) throws Exception {
    Forked.Result bare = new Forked(java).run(SourceRunner.class.getName());
    assertThat(bare.lines()).as(bare.err()).contains("own: ok", "END");
    WAYS.forEach(way -> assertThat(bare.lines()).contains(way + ": ok, made true"));
    CLASSES.forEach(type -> assertThat(bare.lines()).contains(type + ": ok, led true"));
    SECRETS.forEach(way -> assertThat(bare.lines()).contains(way + ": leaks true"));
    for (String granted : new String[] {"jdbc:h2:mem:sources", "jdbc:h2:mem:other"}) {
      Forked.Result guarded = guarded(java, granted);
      assertThat(guarded.lines()).as(guarded.err()).contains("END");
      WAYS.forEach(way -> assertThat(guarded.lines()).contains(way + ": denied, made false"));
      CLASSES.forEach(type -> assertThat(guarded.lines()).contains(type + ": denied, led false"));
      SECRETS.forEach(way -> assertThat(guarded.lines()).contains(way + ": denied"));
      boolean own = granted.endsWith("sources");
      assertThat(guarded.lines()).contains("own: " + (own ? "ok" : "denied"));
      assertThat(guarded.err()).doesNotContain("cannot be kept from changing");
    }
  }

  private Forked.Result guarded(Path java, String granted) throws Exception {
    String grant = "jdbc: { url: \"%s\", allow: [select], tables: [t] }";
    Path manifest = new Workshop(temp).tool(grant.formatted(granted));
    return new Forked(java).agent(manifest).run(SourceRunner.class.getName());
  }
}
