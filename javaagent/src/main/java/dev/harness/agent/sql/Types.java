package dev.harness.agent.sql;

import java.util.Set;

/** Reads types. Casting to one runs its input function: those not known are found as functions. */
final class Types {
  private static final Set<String> KNOWN =
      Set.of(
          ("int integer bigint smallint tinyint mediumint int2 int4 int8 numeric decimal dec number real"
                  + " float float4 float8 double char character varchar varchar2 nchar nvarchar text"
                  + " tinytext mediumtext longtext clob blob tinyblob mediumblob longblob bytea binary"
                  + " varbinary bit bool boolean date time timestamp timestamptz timetz datetime year"
                  + " interval uuid json jsonb jsonpath inet cidr macaddr money unsigned signed serial"
                  + " bigserial varchar_ignorecase decfloat bpchar int4range int8range numrange"
                  + " tsrange tstzrange daterange point box circle lseg path polygon line"
                  + " tsvector tsquery")
              .split(" "));
  private static final Set<String> SECOND =
      Set.of("varying", "precision", "unsigned", "signed", "integer", "int", "zerofill", "binary");
  private static final Set<String> FIELD =
      Set.of("year", "month", "day", "hour", "minute", "second", "to");

  private final Dialect dialect;
  private final Cursor at;
  private final Findings found;

  Types(Dialect dialect, Cursor at, Findings found) {
    this.dialect = dialect;
    this.at = at;
    this.found = found;
  }

  /** Whether a string directly behind this word is a literal of that type. */
  static boolean isLiteralPrefix(Token word) {
    return word.is(TokenType.WORD)
        && Set.of("date", "time", "timestamp", "timestamptz", "uuid", "json", "jsonb", "datetime")
            .contains(word.key());
  }

  void type() {
    Token name = at.next();
    if (!name.isName()) {
      throw new NotUnderstood(name.start(), "a type is expected");
    }
    String text = name.is(TokenType.WORD) ? name.key() : "\"" + name.text() + "\"";
    if (at.take(".")) {
      Token second = at.next();
      text = text.equals("pg_catalog") ? second.key() : text + "." + second.text();
    }
    if (!KNOWN.contains(text)) {
      found.routine(text);
    }
    details(text);
  }

  private void details(String name) {
    if (name.equals("interval")) {
      at.takeOneOf(FIELD);
      while (at.is("to") && at.takeOneOf(FIELD)) {
        at.takeOneOf(FIELD);
      }
    }
    at.takeOneOf(SECOND);
    size();
    at.takeOneOf(SECOND);
    if (at.is("with", "time") || at.is("without", "time")) {
      at.next();
      at.next();
      at.need("zone");
    }
    if (dialect == Dialect.MYSQL && (at.take("charset") || at.take("character", "set"))) {
      at.next();
    }
    arrays();
  }

  private void size() {
    if (!at.take("(")) {
      return;
    }
    do {
      at.need(TokenType.NUMBER, "a number");
    } while (at.take(","));
    if (dialect == Dialect.H2) {
      at.takeOneOf(Set.of("characters", "octets", "char", "byte"));
    }
    at.need(")");
  }

  private void arrays() {
    at.take("array");
    while (at.take("[")) {
      at.take(TokenType.NUMBER);
      at.need("]");
    }
  }
}
