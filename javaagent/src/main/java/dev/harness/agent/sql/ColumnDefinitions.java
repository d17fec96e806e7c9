package dev.harness.agent.sql;

import java.util.Set;

/** Reads columns and constraints of a table being defined. */
final class ColumnDefinitions {
  private static final Set<String> CONSTRAINT =
      Set.of("constraint", "primary", "unique", "check", "foreign");

  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;

  ColumnDefinitions(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
  }

  /** All of them, in parentheses. */
  void list() {
    at.need("(");
    do {
      element();
    } while (at.take(","));
    at.need(")");
  }

  /** A column or a constraint. */
  void element() {
    if (!at.isOneOf(CONSTRAINT)) {
      grammar.names.name("a column");
      if (!at.is(",") && !at.is(")")) {
        grammar.types.type();
      }
      while (property()) {
        // In any order.
      }
      return;
    }
    if (at.take("constraint")) {
      grammar.names.name("a constraint");
    }
    constraint();
  }

  private boolean property() {
    if (at.take("constraint")) {
      grammar.names.name("a constraint");
    }
    if (at.take("not", "null") || at.take("null") || at.take("primary", "key")) {
      return true;
    }
    if (at.take("default")) {
      grammar.operands.chain();
      return true;
    }
    if (at.take("references")) {
      references();
      return true;
    }
    return generated()
        || checked()
        || at.takeOneOf(Set.of("unique", "autoincrement", "auto_increment", "asc", "desc"));
  }

  private boolean checked() {
    if (!at.take("check")) {
      return false;
    }
    condition();
    return true;
  }

  private boolean generated() {
    if (!at.take("generated")) {
      return false;
    }
    if (!at.take("always")) {
      at.need("by");
      at.need("default");
    }
    at.need("as");
    if (at.take("identity")) {
      return true;
    }
    condition();
    if (!at.take("stored")) {
      at.take("virtual");
    }
    return true;
  }

  private void condition() {
    at.need("(");
    grammar.conditions.expression();
    at.need(")");
  }

  private void constraint() {
    if (at.take("primary", "key") || at.take("unique")) {
      grammar.names.columns();
    } else if (at.take("foreign", "key")) {
      grammar.names.columns();
      at.need("references");
      references();
    } else {
      at.need("check");
      condition();
    }
  }

  /** Tells which keys the other table has, and cascades may come back from it. */
  private void references() {
    found.reads(grammar.names.table());
    if (at.is("(")) {
      grammar.names.columns();
    }
    while (at.take("on")) {
      if (!at.take("delete")) {
        at.need("update");
      }
      if (at.take("set", "null") || at.take("no", "action") || at.take("restrict")) {
        continue;
      }
      at.need("cascade");
    }
  }
}
