package dev.harness.agent.sql;

/** Reads {@code UPDATE} and {@code DELETE}, and tells changes apart. */
final class Changes {
  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;

  Changes(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
  }

  /** A change, with its {@code WITH} if it has one. */
  void change() {
    int hidden = found.hiddenNames();
    grammar.queries.with();
    if (at.take("insert")) {
      grammar.inserts.insert();
    } else if (grammar.is(Dialect.MYSQL, Dialect.SQLITE) && at.take("replace")) {
      grammar.inserts.replace();
    } else if (at.take("update")) {
      update();
    } else if (at.take("delete")) {
      delete();
    } else {
      at.need("merge");
      grammar.merges.merge();
    }
    found.showAllBut(hidden);
  }

  private void update() {
    found.kind(StatementKind.UPDATE);
    if (grammar.is(Dialect.MYSQL)) {
      at.take("ignore");
      grammar.sources.list();
      found.writesWhatIsRead();
    } else {
      target();
    }
    at.need("set");
    assignments();
    if (!grammar.is(Dialect.MYSQL) && at.take("from")) {
      others();
    }
    condition();
  }

  /** Tables whose rows choose those to change, or give values. */
  void others() {
    found.kind(StatementKind.SELECT);
    grammar.sources.list();
  }

  private void target() {
    if (grammar.is(Dialect.POSTGRESQL)) {
      at.take("only");
    }
    found.writes(grammar.names.table());
    grammar.names.alias();
  }

  private void delete() {
    found.kind(StatementKind.DELETE);
    if (grammar.is(Dialect.MYSQL)) {
      deleteJoined();
      return;
    }
    at.need("from");
    target();
    if (grammar.is(Dialect.POSTGRESQL) && at.take("using")) {
      others();
    }
    condition();
  }

  /** MySQL deletes from several tables, named by their aliases: all that are read count. */
  private void deleteJoined() {
    at.take("ignore");
    if (!at.is("from")) {
      aliases();
    }
    at.need("from");
    grammar.sources.list();
    if (at.take("using")) {
      grammar.sources.list();
    }
    found.writesWhatIsRead();
    condition();
  }

  private void aliases() {
    do {
      grammar.names.table();
      if (at.is(".") && at.ahead(1).is("*")) {
        at.next();
        at.next();
      }
    } while (at.take(","));
  }

  /** Everything behind the rows to change. */
  private void condition() {
    boolean restricts = at.take("where") && grammar.conditions.expression();
    if (!restricts) {
      found.everyRow();
    }
    if (grammar.is(Dialect.MYSQL, Dialect.SQLITE) || grammar.is(Dialect.H2)) {
      grammar.ends.orderBy();
      grammar.ends.limit();
    }
    returning();
  }

  /** {@code a = 1, (b, c) = (2, 3)}. */
  void assignments() {
    do {
      if (at.is("(")) {
        grammar.names.columns();
      } else {
        column();
      }
      at.need("=");
      if (!at.take("default")) {
        grammar.conditions.expression();
      }
    } while (at.take(","));
  }

  private void column() {
    grammar.names.name("a column");
    while (at.take(".")) {
      grammar.names.name("a column");
    }
    if (at.take("[")) {
      grammar.conditions.expression();
      at.need("]");
    }
  }

  /** {@code RETURNING}, if there: reads what was changed. */
  void returning() {
    boolean known = !grammar.is(Dialect.GENERIC, Dialect.H2);
    if (known && at.take("returning")) {
      found.kind(StatementKind.SELECT);
      found.limit(Facts.NO_LIMIT);
      grammar.queries.results();
    } else {
      found.limit(0);
    }
  }
}
