package dev.harness.agent.sql;

import java.util.Set;

/** Reads definitions of tables, indexes and views; nothing that holds code, files or rights. */
final class Definitions {
  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;
  private final ColumnDefinitions columns;

  Definitions(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
    this.columns = new ColumnDefinitions(grammar);
  }

  /** Behind {@code CREATE}. */
  void create() {
    found.kind(StatementKind.DDL);
    if (at.take("table")) {
      createTable();
    } else if (at.take("view") || (at.take("or", "replace") && at.take("view"))) {
      createView();
    } else {
      at.take("unique");
      at.need("index");
      createIndex();
    }
    found.limit(0);
  }

  private void createTable() {
    ifNotExists();
    found.writes(grammar.names.table());
    if (at.is("(") && !at.isQueryBehindParentheses()) {
      columns.list();
    }
    if (grammar.is(Dialect.MYSQL)) {
      options();
    }
    if (at.take("as")) {
      grammar.queries.query();
      if (at.take("with", "no")) {
        at.need("data");
      } else if (at.take("with")) {
        at.need("data");
      }
    }
  }

  private void options() {
    while (at.is("engine") || at.is("charset") || at.is("default", "charset")) {
      at.take("default");
      boolean engine = at.next().is("engine");
      at.take("=");
      Token value = grammar.names.name("a name");
      if (engine && !Set.of("innodb", "aria", "myisam", "memory").contains(value.key())) {
        throw new NotUnderstood(value.start(), "the engine " + value.text());
      }
    }
  }

  private void createView() {
    ifNotExists();
    found.writes(grammar.names.table());
    if (at.is("(")) {
      grammar.names.columns();
    }
    at.need("as");
    grammar.queries.query();
  }

  private void createIndex() {
    at.take("concurrently");
    ifNotExists();
    if (!at.is("on")) {
      grammar.names.table();
    }
    at.need("on");
    found.writes(grammar.names.table());
    if (grammar.is(Dialect.POSTGRESQL) && at.take("using")) {
      grammar.names.name("a kind of index");
    }
    at.need("(");
    do {
      grammar.conditions.expression();
      if (!at.take("asc")) {
        at.take("desc");
      }
    } while (at.take(","));
    at.need(")");
    if (at.take("where")) {
      grammar.conditions.expression();
    }
  }

  private void ifNotExists() {
    if (at.take("if")) {
      at.need("not");
      at.need("exists");
    }
  }

  /** Behind {@code DROP}. Of an index the table is not in the text, so its name must be granted. */
  void drop() {
    found.kind(StatementKind.DDL);
    if (!at.take("table") && !at.take("view")) {
      at.need("index");
    }
    if (at.take("if")) {
      at.need("exists");
    }
    do {
      found.writes(grammar.names.table());
    } while (at.take(","));
    if (grammar.is(Dialect.MYSQL) && at.take("on")) {
      found.writes(grammar.names.table());
    }
    at.take("restrict");
  }

  /** Behind {@code TRUNCATE}. */
  void truncate() {
    found.kind(StatementKind.TRUNCATE);
    found.everyRow();
    at.take("table");
    do {
      found.writes(grammar.names.table());
    } while (at.take(","));
    if (at.take("restart") || at.take("continue")) {
      at.need("identity");
    }
    at.take("restrict");
  }

  /** Behind {@code ALTER}. */
  void alter() {
    found.kind(StatementKind.DDL);
    at.need("table");
    if (at.take("if")) {
      at.need("exists");
    }
    found.writes(grammar.names.table());
    do {
      alteration();
    } while (at.take(","));
  }

  private void alteration() {
    if (at.take("add")) {
      at.take("column");
      ifNotExists();
      columns.element();
    } else if (at.take("drop")) {
      dropPart();
    } else if (at.take("rename")) {
      rename();
    } else {
      at.need("alter");
      at.take("column");
      grammar.names.name("a column");
      alterColumn();
    }
  }

  private void dropPart() {
    if (!at.take("column")) {
      at.take("constraint");
    }
    if (at.take("if")) {
      at.need("exists");
    }
    grammar.names.name("a column");
    at.take("restrict");
  }

  private void rename() {
    if (at.take("to")) {
      found.writes(grammar.names.table());
      return;
    }
    at.take("column");
    grammar.names.name("a column");
    at.need("to");
    grammar.names.name("a column");
  }

  private void alterColumn() {
    if (at.take("set", "default")) {
      grammar.conditions.expression();
    } else if (at.take("set", "not") || at.take("drop", "not")) {
      at.need("null");
    } else if (at.take("set", "data")) {
      at.need("type");
      grammar.types.type();
    } else if (at.take("type")) {
      grammar.types.type();
    } else {
      at.need("drop");
      at.need("default");
    }
  }
}
