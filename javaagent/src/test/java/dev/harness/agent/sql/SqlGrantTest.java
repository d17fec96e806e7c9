package dev.harness.agent.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.agent.sql.SqlVerdict.Clause;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SqlGrantTest {

  @Test
  void a_kind_that_is_not_granted_is_named() {
    SqlVerdict verdict = judge("DELETE FROM invoice WHERE id = 1", reading("invoice"));
    assertThat(verdict)
        .isEqualTo(new SqlVerdict(Clause.ALLOW, "it does delete", "allow: [delete]"));
  }

  @Test
  void a_table_that_is_not_granted_is_named_as_the_grant_needs_it() {
    String sql = "SELECT * FROM invoice, customer, hr.\"Salary\"";
    SqlVerdict verdict = judge(sql, reading("invoice"));
    assertThat(verdict.failed()).isEqualTo(Clause.TABLES);
    assertThat(verdict.needs()).isEqualTo("tables: [customer, hr.\"Salary\"]");
    assertThat(judge(sql, reading("invoice", "customer", "hr.\"Salary\"")).allowed()).isTrue();
  }

  @Test
  void a_function_that_is_not_harmless_has_to_be_granted() {
    SqlVerdict verdict = judge("SELECT nextval('s')", reading());
    assertThat(verdict)
        .isEqualTo(
            new SqlVerdict(
                Clause.FUNCTIONS, "it uses the functions nextval", "functions: [nextval]"));
    SqlGrant grant = grant(null, Set.of("nextval"), Facts.NO_LIMIT, false);
    assertThat(judge("SELECT nextval('s')", grant).allowed()).isTrue();
  }

  @Test
  void what_is_not_understood_is_denied_with_its_place() {
    SqlVerdict verdict = judge("SELECT 1; SELECT 2", reading());
    assertThat(verdict)
        .isEqualTo(new SqlVerdict(Clause.STATEMENT, "at offset 10: a second statement", null));
  }

  @Test
  void rows_need_a_number_that_limits_them() {
    SqlGrant ten = grant(null, Set.of(), 10, false);
    assertThat(judge("SELECT 1 LIMIT 10", ten).allowed()).isTrue();
    assertThat(judge("SELECT 1 LIMIT 11", ten).failed()).isEqualTo(Clause.ROWS);
    assertThat(judge("SELECT 1 LIMIT ?", ten).failed()).isEqualTo(Clause.ROWS);
    assertThat(judge("INSERT INTO t SELECT 1", ten).allowed()).isTrue();
    assertThat(judge("INSERT INTO t SELECT 1 RETURNING a", ten).failed()).isEqualTo(Clause.ROWS);
  }

  @Test
  void changing_every_row_has_to_be_granted() {
    SqlGrant grant = grant(null, Set.of(), Facts.NO_LIMIT, true);
    assertThat(judge("DELETE FROM t", grant).allowed()).isTrue();
    assertThat(judge("DELETE FROM t", grant(null, Set.of(), Facts.NO_LIMIT, false)).failed())
        .isEqualTo(Clause.NO_WHERE);
  }

  @Test
  void any_table_does_not_mean_the_databases_own() {
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM a, hr.b")).isTrue();
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM pg_shadow")).isFalse();
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM information_schema.tables"))
        .isFalse();
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM pg_temp_3.x")).isFalse();
    assertThat(covers(Dialect.H2, null, "SELECT * FROM INFORMATION_SCHEMA.USERS")).isFalse();
    assertThat(covers(Dialect.MYSQL, "billing", "SELECT * FROM a, billing.b")).isTrue();
    assertThat(covers(Dialect.MYSQL, "billing", "SELECT * FROM other.a")).isFalse();
    assertThat(covers(Dialect.MYSQL, "mysql", "SELECT * FROM user")).isFalse();
    assertThat(covers(Dialect.SQLITE, null, "SELECT * FROM a, MAIN.b")).isTrue();
    assertThat(covers(Dialect.SQLITE, null, "SELECT * FROM temp.a")).isFalse();
    assertThat(covers(Dialect.SQLITE, null, "SELECT * FROM Sqlite_Master")).isFalse();
    assertThat(covers(Dialect.SQLITE, null, "SELECT * FROM pragma_database_list")).isFalse();
    assertThat(covers(Dialect.GENERIC, null, "SELECT * FROM a")).isFalse();
  }

  @Test
  void a_table_without_schema_is_one_of_the_connections_schema() {
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM a", "public.a")).isTrue();
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM public.a", "a")).isTrue();
    assertThat(covers(Dialect.POSTGRESQL, "hr", "SELECT * FROM public.a", "a")).isFalse();
    assertThat(covers(Dialect.POSTGRESQL, "hr", "SELECT * FROM a", "hr.*")).isTrue();
    assertThat(covers(Dialect.POSTGRESQL, "", "SELECT * FROM a", "hr.*")).isFalse();
    assertThat(covers(Dialect.POSTGRESQL, "", "SELECT * FROM a", "a")).isTrue();
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM pg_class", "public.*")).isFalse();
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM pg_class", "pg_class")).isFalse();
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM pg_class", "pg_catalog.pg_class"))
        .isTrue();
    assertThat(covers(Dialect.SQLITE, null, "SELECT * FROM sqlite_master", "main.*")).isFalse();
  }

  @Test
  void patterns_are_folded_as_the_database_folds_names() {
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM A", "a")).isTrue();
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM \"A\"", "A")).isFalse();
    assertThat(covers(Dialect.POSTGRESQL, null, "SELECT * FROM \"A\"", "\"A\"")).isTrue();
    assertThat(covers(Dialect.H2, null, "SELECT * FROM a, \"A\"", "a")).isTrue();
    assertThat(covers(Dialect.H2, null, "SELECT * FROM \"a\"", "a")).isFalse();
    assertThat(covers(Dialect.SQLITE, null, "SELECT * FROM \"A\"", "a")).isTrue();
    assertThat(covers(Dialect.MYSQL, "b", "SELECT * FROM A", "a")).isFalse();
    assertThat(covers(Dialect.GENERIC, "PUBLIC", "SELECT * FROM public.A", "a")).isTrue();
    assertThat(covers(Dialect.GENERIC, null, "SELECT * FROM \"A\"", "A")).isFalse();
  }

  private static boolean covers(
      Dialect dialect, @Nullable String schema, String sql, String... tables) {
    List<TablePattern> patterns =
        tables.length == 0 ? null : Stream.of(tables).map(TablePattern::of).toList();
    SqlGrant grant = grant(patterns, Set.of(), Facts.NO_LIMIT, false);
    return grant.judge(SqlReader.read(dialect, sql), schema).allowed();
  }

  private static SqlVerdict judge(String sql, SqlGrant grant) {
    return grant.judge(SqlReader.read(Dialect.POSTGRESQL, sql), null);
  }

  private static SqlGrant reading(String... tables) {
    return new SqlGrant(
        EnumSet.of(StatementKind.SELECT),
        Stream.of(tables).map(TablePattern::of).toList(),
        Set.of(),
        Facts.NO_LIMIT,
        false);
  }

  private static SqlGrant grant(
      @Nullable List<TablePattern> tables, Set<String> functions, long rows, boolean everyRow) {
    return new SqlGrant(EnumSet.allOf(StatementKind.class), tables, functions, rows, everyRow);
  }
}
