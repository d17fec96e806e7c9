package dev.harness.agent.sql;

import java.util.Set;

/** Reads what stands at the end of queries: order, limits, locks; and windows. */
final class Ends {
  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;

  Ends(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
  }

  /** The limit found last is that of the outermost query. */
  void ofQuery() {
    orderBy();
    found.limit(Facts.NO_LIMIT);
    while (limit() || offset() || fetch()) {
      // In any order.
    }
    while (lock()) {
      found.kind(StatementKind.LOCK);
    }
  }

  /** {@code ORDER BY}, if there. */
  void orderBy() {
    if (!at.take("order", "by")) {
      return;
    }
    do {
      grammar.conditions.expression();
      if (!at.take("asc")) {
        at.take("desc");
      }
      if (at.take("nulls") && !at.take("first")) {
        at.need("last");
      }
    } while (at.take(","));
  }

  /** {@code LIMIT n}, {@code LIMIT skip, n}, if there. */
  boolean limit() {
    if (!at.take("limit")) {
      return false;
    }
    if (!at.take("all")) {
      count();
    }
    if (at.take(",")) {
      count();
    }
    return true;
  }

  private boolean offset() {
    if (!at.take("offset")) {
      return false;
    }
    long limit = found.limit();
    count();
    found.limit(limit);
    if (!at.take("rows")) {
      at.take("row");
    }
    return true;
  }

  private boolean fetch() {
    if (!at.take("fetch")) {
      return false;
    }
    if (!at.take("first")) {
      at.need("next");
    }
    if (at.is("row") || at.is("rows")) {
      found.limit(1);
    } else {
      count();
    }
    if (at.take("percent")) {
      found.limit(Facts.NO_LIMIT);
    }
    if (!at.take("rows")) {
      at.need("row");
    }
    if (!at.take("only")) {
      at.need("with");
      at.need("ties");
      found.limit(Facts.NO_LIMIT);
    }
    return true;
  }

  private void count() {
    Token token = at.here();
    int start = at.index();
    grammar.operands.chain();
    boolean number = at.index() == start + 1 && token.is(TokenType.NUMBER);
    found.limit(number ? value(token.text()) : Facts.NO_LIMIT);
  }

  private static long value(String digits) {
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : Facts.NO_LIMIT;
  }

  private boolean lock() {
    if (at.take("lock", "in")) {
      at.need("share");
      at.need("mode");
      return true;
    }
    if (!at.take("for")) {
      return false;
    }
    if (!at.take("update") && !at.take("share") && !at.take("key", "share")) {
      at.need("no");
      at.need("key");
      at.need("update");
    }
    lockedTables();
    waiting();
    return true;
  }

  private void lockedTables() {
    if (at.take("of")) {
      do {
        grammar.names.name("a table");
        if (at.take(".")) {
          grammar.names.name("a column");
        }
      } while (at.take(","));
    }
  }

  private void waiting() {
    if (at.take("nowait") || at.take("skip", "locked")) {
      return;
    }
    if (at.take("wait")) {
      at.need(TokenType.NUMBER, "a number");
    }
  }

  /** {@code WINDOW w AS (...)}, if there. */
  void namedWindows() {
    if (!at.take("window")) {
      return;
    }
    do {
      grammar.names.name("a window");
      at.need("as");
      window();
    } while (at.take(","));
  }

  /** Behind {@code OVER}. */
  void windowOrName() {
    if (at.is("(")) {
      window();
    } else {
      grammar.names.name("a window");
    }
  }

  private void window() {
    at.need("(");
    if (!at.is("partition") && !at.is("order") && !isFrame() && grammar.names.isHere()) {
      at.next();
    }
    if (at.take("partition", "by")) {
      grammar.conditions.expressions();
    }
    orderBy();
    if (isFrame()) {
      frame();
    }
    at.need(")");
  }

  private boolean isFrame() {
    return at.is("rows") || at.is("range") || at.is("groups");
  }

  private void frame() {
    at.next();
    if (at.take("between")) {
      bound();
      at.need("and");
    }
    bound();
    if (at.take("exclude") && !at.take("current", "row") && !at.take("no", "others")) {
      if (!at.takeOneOf(Set.of("group", "ties"))) {
        throw at.unexpected("CURRENT ROW, GROUP, TIES or NO OTHERS");
      }
    }
  }

  private void bound() {
    if (at.take("current", "row")) {
      return;
    }
    if (!at.take("unbounded")) {
      grammar.operands.chain();
    }
    if (!at.take("preceding")) {
      at.need("following");
    }
  }
}
