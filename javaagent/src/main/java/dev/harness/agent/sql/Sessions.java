package dev.harness.agent.sql;

import java.util.Set;

/** Reads transactions, settings, calls of procedures and explanations. */
final class Sessions {
  private static final Set<String> MODE =
      Set.of("deferred", "immediate", "exclusive", "work", "transaction", "tran");
  private static final Set<String> POSTGRESQL_SETTINGS =
      Set.of(
          "statement_timeout",
          "lock_timeout",
          "idle_in_transaction_session_timeout",
          "timezone",
          "datestyle",
          "intervalstyle",
          "extra_float_digits",
          "application_name");
  private static final Set<String> MYSQL_SETTINGS =
      Set.of("time_zone", "max_execution_time", "max_statement_time", "innodb_lock_wait_timeout");

  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;

  Sessions(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
  }

  /** A statement that begins, ends or parts a transaction; false if there is none here. */
  boolean transaction() {
    if (at.take("begin") || at.take("start", "transaction")) {
      begin();
    } else if (at.take("commit") || at.take("end")) {
      at.takeOneOf(MODE);
    } else if (at.take("rollback") || (grammar.is(Dialect.POSTGRESQL) && at.take("abort"))) {
      rollback();
    } else if (at.take("savepoint")) {
      grammar.names.name("a savepoint");
    } else if (at.take("release")) {
      at.take("savepoint");
      grammar.names.name("a savepoint");
    } else {
      return false;
    }
    found.kind(StatementKind.TRANSACTION);
    return true;
  }

  private void begin() {
    at.takeOneOf(MODE);
    if (!at.take("transaction")) {
      at.take("work");
    }
    modes();
  }

  private void rollback() {
    at.takeOneOf(MODE);
    if (at.take("to")) {
      at.take("savepoint");
      grammar.names.name("a savepoint");
    }
  }

  private void modes() {
    boolean more = true;
    while (more) {
      more = at.take("read", "only") || at.take("read", "write");
      if (at.take("isolation", "level")) {
        level();
        more = true;
      }
      more |= at.take(",");
    }
  }

  private void level() {
    if (at.take("serializable") || at.take("repeatable", "read")) {
      return;
    }
    if (!at.take("read", "committed")) {
      at.need("read");
      at.need("uncommitted");
    }
  }

  /** Behind {@code SET}: of the session only, and nothing that changes how text is read. */
  void set() {
    if (at.take("transaction")) {
      found.kind(StatementKind.TRANSACTION);
      modes();
      return;
    }
    found.kind(StatementKind.SET);
    if (!at.take("session") && grammar.is(Dialect.POSTGRESQL)) {
      at.take("local");
    }
    boolean known =
        (grammar.is(Dialect.POSTGRESQL) && at.takeOneOf(POSTGRESQL_SETTINGS))
            || (grammar.is(Dialect.MYSQL) && at.takeOneOf(MYSQL_SETTINGS));
    if (!known) {
      throw at.unexpected("a harmless setting");
    }
    if (!at.take("to")) {
      at.need("=");
    }
    at.take("-");
    if (!at.take(TokenType.STRING) && !at.take(TokenType.NUMBER) && !at.take("default")) {
      grammar.names.name("a value");
    }
  }

  /** Behind {@code CALL}. */
  void call() {
    found.kind(StatementKind.CALL);
    found.limit(Facts.NO_LIMIT);
    found.routine(routine());
    if (at.take("(")) {
      grammar.arguments.of("");
      at.need(")");
    }
  }

  private String routine() {
    String name = grammar.names.function(grammar.names.name("a procedure"));
    if (at.take(".")) {
      name = name + "." + grammar.names.function(grammar.names.name("a procedure"));
    }
    return name;
  }

  /** {@code {call p(?)}} and {@code {? = call f(?)}} of JDBC. */
  void escape() {
    if (at.take(TokenType.PARAMETER)) {
      at.need("=");
    }
    at.need("call");
    call();
    at.need("}");
  }

  /** Behind {@code EXPLAIN}: judged as if what it explains were run, which {@code ANALYZE} does. */
  void explain() {
    if (at.take("(")) {
      do {
        options();
      } while (at.take(","));
      at.need(")");
    } else if (at.take("query", "plan") || at.take("plan", "for")) {
      return;
    }
    if (!at.take("analyze")) {
      at.take("extended");
    }
    at.take("verbose");
    if (grammar.is(Dialect.MYSQL) && at.take("format", "=")) {
      grammar.names.name("a format");
    }
  }

  private void options() {
    if (!Set.of("analyze", "verbose", "costs", "buffers", "timing", "summary", "format", "wal")
        .contains(at.next().key())) {
      throw at.unexpected("options that are known");
    }
    if (!at.is(",") && !at.is(")")) {
      at.next();
    }
  }
}
