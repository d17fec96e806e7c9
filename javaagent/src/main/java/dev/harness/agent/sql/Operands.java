package dev.harness.agent.sql;

import java.util.Locale;
import java.util.Set;

/** Reads what stands on a side of a comparison: values, columns, calls, and operators on them. */
final class Operands {
  private static final Set<String> NO_OPERATOR =
      Set.of("(", ")", ",", ";", ".", "[", "]", "{", "}", ":", "::", "=>", "??");
  private static final Set<String> COMPARISON =
      Set.of("=", "==", "<>", "!=", "<", ">", "<=", ">=", "<=>", "~", "~*", "!~", "!~*");
  private static final Set<String> PREFIX = Set.of("+", "-", "~", "!", "@", "|/", "||/");

  private final Grammar grammar;
  private final Cursor at;
  private final Findings found;

  Operands(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
    this.found = grammar.found;
  }

  /** Operands with operators other than comparisons between; whether it could leave out rows. */
  boolean chain() {
    int columns = found.columns();
    boolean restricts = operand();
    while (operator()) {
      operand();
      restricts = found.columns() > columns;
    }
    return restricts;
  }

  private boolean operator() {
    Token token = at.here();
    if (grammar.is(Dialect.POSTGRESQL) && (token.is("??") || token.text().equals("?"))) {
      at.next();
      return true;
    }
    if (token.is("operator") && at.ahead(1).is("(")) {
      return named();
    }
    boolean either = grammar.is(Dialect.MYSQL) && (token.is("||") || token.is("&&"));
    if (token.is(TokenType.SYMBOL)
        && !NO_OPERATOR.contains(token.key())
        && !COMPARISON.contains(token.key())
        && !either) {
      at.next();
      return true;
    }
    return at.take("div") || at.take("mod") || at.take("overlaps");
  }

  /** PostgreSQL's {@code OPERATOR(schema.+)}: its own schema only. */
  private boolean named() {
    at.next();
    at.next();
    at.need("pg_catalog");
    at.need(".");
    at.need(TokenType.SYMBOL, "an operator");
    at.need(")");
    return true;
  }

  private boolean operand() {
    int columns = found.columns();
    boolean signed = false;
    while (at.takeOneOf(PREFIX) || (!at.is("binary", "(") && at.take("binary"))) {
      signed = true;
    }
    boolean restricts = primary();
    while (suffix()) {
      signed = true;
    }
    return restricts || (signed && found.columns() > columns);
  }

  private boolean suffix() {
    if (at.take("::")) {
      grammar.types.type();
    } else if (at.take("[")) {
      subscript();
    } else if (at.take("collate")) {
      collation();
    } else if (at.take("at", "time")) {
      at.need("zone");
      operand();
    } else if (!at.take("at", "local")) {
      return false;
    }
    return true;
  }

  private void subscript() {
    if (!at.take(":")) {
      grammar.conditions.expression();
    } else if (at.is("]")) {
      at.next();
      return;
    }
    at.take(":");
    if (at.take("]")) {
      return;
    }
    grammar.conditions.expression();
    at.need("]");
  }

  private void collation() {
    do {
      if (!at.next().isName()) {
        throw at.unexpected("a collation");
      }
    } while (at.take("."));
  }

  private boolean primary() {
    Token token = at.here();
    return switch (token.type()) {
      case STRING, NUMBER, PARAMETER -> {
        at.next();
        yield false;
      }
      case SYMBOL -> token.is("(") ? parentheses() : escape();
      case QUOTED -> name();
      case WORD -> word(token);
      case END -> throw at.unexpected("a value");
    };
  }

  /** A JDBC escape: {@code {fn f(x)}}, {@code {d '...'}}. */
  private boolean escape() {
    at.need("{");
    if (at.take("fn")) {
      operand();
    } else if (at.take("d") || at.take("t") || at.take("ts")) {
      at.need(TokenType.STRING, "a string");
    } else {
      throw at.unexpected("fn, d, t or ts");
    }
    at.need("}");
    return false;
  }

  private boolean word(Token token) {
    if (at.ahead(1).is("(") && grammar.calls.isCall(token)) {
      return grammar.calls.call();
    }
    if (Types.isLiteralPrefix(token) && at.ahead(1).is(TokenType.STRING)) {
      at.next();
      at.next();
      return false;
    }
    if (Words.CONSTANT.contains(token.key())) {
      at.next();
      return false;
    }
    return switch (token.key()) {
      case "case" -> switched();
      case "interval" -> interval();
      case "array" -> array();
      case "next" -> nextValue();
      default -> name();
    };
  }

  /** A column, or a function with its schema. */
  private boolean name() {
    if (!grammar.names.isHere()) {
      throw at.unexpected("a value");
    }
    if (at.is(TokenType.QUOTED) && at.ahead(1).is("(")) {
      return grammar.calls.call();
    }
    int parts = 0;
    while (at.ahead(1).is(".") && at.ahead(2).isName()) {
      if (parts == 0 && at.ahead(3).is("(")) {
        return grammar.calls.call();
      }
      at.next();
      at.next();
      if (++parts > 3) {
        throw at.unexpected("schema.table.column");
      }
    }
    Token last = at.next();
    if (parts > 0) {
      found.field(grammar.names.folded(last));
    }
    sequence(last, parts);
    if (at.is(".") && at.ahead(1).is("*")) {
      at.next();
      at.next();
    }
    found.column();
    return true;
  }

  /** {@code s.nextval} draws from a sequence in some databases, column or not. */
  private void sequence(Token last, int parts) {
    String name = last.text().toLowerCase(Locale.ROOT);
    if (parts > 0
        && (name.equals("nextval") || name.equals("currval"))
        && !grammar.is(Dialect.POSTGRESQL, Dialect.SQLITE)) {
      found.routine(name);
    }
  }

  private boolean nextValue() {
    if (!at.take("next", "value")) {
      return name();
    }
    at.need("for");
    grammar.names.table();
    found.routine("nextval");
    return false;
  }

  private boolean parentheses() {
    at.need("(");
    boolean restricts = false;
    if (at.isQueryBehindParentheses() && !at.is("(")) {
      grammar.queries.query();
    } else {
      boolean query = at.isQueryBehindParentheses();
      restricts = grammar.conditions.expression();
      if (query && !at.is(")") && !at.is(",")) {
        grammar.queries.rest();
      }
      while (at.take(",")) {
        grammar.conditions.expression();
      }
    }
    at.need(")");
    fields();
    return restricts;
  }

  /** Fields of a row: {@code (x).a.b}, {@code (x).*}. */
  private void fields() {
    while (at.take(".")) {
      Token field = at.next();
      if (!(field.is("*") || field.isName()) || at.is("(")) {
        throw at.unexpected("a field");
      }
      found.field(grammar.names.folded(field));
    }
  }

  private boolean switched() {
    int columns = found.columns();
    at.need("case");
    if (!at.is("when")) {
      grammar.conditions.expression();
    }
    do {
      at.need("when");
      grammar.conditions.expression();
      at.need("then");
      grammar.conditions.expression();
    } while (at.is("when"));
    if (at.take("else")) {
      grammar.conditions.expression();
    }
    at.need("end");
    return found.columns() > columns;
  }

  private boolean interval() {
    if (at.ahead(1).is(".") || at.ahead(1).is(",") || at.ahead(1).is(")")) {
      return name();
    }
    at.need("interval");
    boolean string = at.is(TokenType.STRING);
    operand();
    if (!at.takeOneOf(Words.UNIT) && !string) {
      throw at.unexpected("a unit of time");
    }
    if (at.is("to") && Words.UNIT.contains(at.ahead(1).key())) {
      at.next();
      at.next();
    }
    return false;
  }

  private boolean array() {
    at.need("array");
    at.need("[");
    if (!at.is("]")) {
      grammar.conditions.expressions();
    }
    at.need("]");
    return false;
  }
}
