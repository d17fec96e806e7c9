package dev.harness.agent.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.agent.property.Cases;
import dev.harness.agent.property.Draw;
import org.junit.jupiter.api.Test;

class SqlReaderTest {
  private static final String ODD =
      "'\"`$()[]{}/*-+;\\?:@#!&|<>=.,eEuUxX019 \n\r\t\0\u00e4\ud83d\u2028";

  @Test
  void nesting_is_bounded() {
    for (String open :
        new String[] {"(", "(SELECT ", "CASE WHEN ", "ABS(", "(1, ", "NOT (", "- ("}) {
      Reading reading = SqlReader.read(Dialect.H2, "SELECT " + open.repeat(20_000));
      assertThat(reading).isInstanceOf(Unreadable.class);
    }
    String sql = "SELECT " + "(".repeat(60) + "1" + ")".repeat(60);
    assertThat(((Unreadable) SqlReader.read(Dialect.H2, sql)).reason())
        .isEqualTo("nested deeper than 50");
    String joins = "SELECT * FROM " + "(".repeat(60) + "a";
    assertThat(((Unreadable) SqlReader.read(Dialect.H2, joins)).reason())
        .isEqualTo("nested deeper than 50");
  }

  @Test
  void length_is_bounded() {
    String sql = "SELECT '" + "a".repeat(SqlReader.MAX_LENGTH) + "'";
    assertThat(((Unreadable) SqlReader.read(Dialect.H2, sql)).reason()).startsWith("longer than");
  }

  @Test
  void a_long_list_is_read() {
    String sql = "SELECT * FROM t WHERE a IN (" + "?, ".repeat(50_000) + "?)";
    assertThat(SqlReader.read(Dialect.POSTGRESQL, sql)).isInstanceOf(Facts.class);
  }

  @Test
  void half_a_character_is_refused() {
    assertThat(SqlReader.read(Dialect.H2, "SELECT '\ud83d'"))
        .isEqualTo(new Unreadable("", 8, "half a character"));
    assertThat(SqlReader.read(Dialect.H2, "SELECT '\ud83d\ude00'")).isInstanceOf(Facts.class);
  }

  @Test
  void an_outline_holds_no_literal_and_is_short() {
    String sql = "SELECT  'secret', 42 /* secret */ FROM t WHERE a = $$secret$$ AND \"b\" = 1";
    assertThat(SqlReader.read(Dialect.POSTGRESQL, sql).outline())
        .isEqualTo("SELECT ?, ? FROM t WHERE a = ? AND \"b\" = ?");
    assertThat(SqlReader.read(Dialect.MYSQL, "SELECT \"secret\", 'never").outline())
        .isEqualTo("SELECT ?,");
    String longer = "SELECT " + "a, ".repeat(200) + "b";
    assertThat(SqlReader.read(Dialect.H2, longer).outline()).hasSizeLessThan(210).endsWith("...");
  }

  @Test
  void any_text_is_read_or_refused_with_its_place() {
    String sql =
        "WITH a AS (SELECT 'x' FROM t) SELECT \"b\", $$c$$ FROM a WHERE d IN (1, ?) -- e\n";
    Cases.tryAll("odd statements", draw -> refuses(draw, draw.changed(sql, ODD)));
    Cases.tryAll("odd texts", draw -> refuses(draw, draw.text(ODD, 40)));
  }

  private static void refuses(Draw draw, String sql) {
    Reading reading = SqlReader.read(draw.of(Dialect.values()), sql);
    if (reading instanceof Unreadable no) {
      assertThat(no.offset()).isBetween(0, sql.length());
      assertThat(no.reason()).isNotEmpty();
    }
  }
}
