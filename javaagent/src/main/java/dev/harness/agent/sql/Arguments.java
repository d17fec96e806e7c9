package dev.harness.agent.sql;

import java.util.Map;
import java.util.Set;

/** Reads arguments of functions, with the words that standard SQL has between some. */
final class Arguments {
  private static final Map<String, Set<String>> BETWEEN =
      Map.of(
          "extract", Set.of("from"),
          "substring", Set.of("from", "for", "similar", "escape"),
          "trim", Set.of("from"),
          "position", Set.of("in"),
          "overlay", Set.of("placing", "from", "for"));
  private static final Set<String> JSON =
      Set.of("json_object", "json_objectagg", "json_array", "json_arrayagg");

  private final Grammar grammar;
  private final Cursor at;

  Arguments(Grammar grammar) {
    this.grammar = grammar;
    this.at = grammar.at;
  }

  void of(String function) {
    if (at.is(")")) {
      return;
    }
    at.enter();
    Set<String> between = BETWEEN.get(function);
    if (between != null) {
      withWordsBetween(function, between);
    } else if (function.equals("cast") || function.equals("try_cast")) {
      cast();
    } else if (function.equals("exists") || function.equals("array")) {
      grammar.queries.query();
    } else if (JSON.contains(function)) {
      json();
    } else {
      list(function);
    }
    at.leave();
  }

  private void withWordsBetween(String function, Set<String> between) {
    if (function.equals("trim")) {
      at.takeOneOf(Set.of("leading", "trailing", "both"));
      at.take("from");
    }
    if (at.is(")")) {
      return;
    }
    do {
      grammar.operands.chain();
    } while (at.take(",") || at.takeOneOf(between));
  }

  private void cast() {
    grammar.conditions.expression();
    at.need("as");
    grammar.types.type();
  }

  private void json() {
    do {
      if (!at.is("null", "on") && !at.is("absent", "on")) {
        grammar.conditions.expression();
      }
    } while (at.take(",") || at.take(":") || at.take("value"));
    if (at.take("null", "on") || at.take("absent", "on")) {
      at.need("null");
    }
    if (at.is("order")) {
      grammar.ends.orderBy();
    }
    if (at.take("returning")) {
      grammar.types.type();
    }
  }

  private void list(String function) {
    if (!at.take("distinct")) {
      at.take("all");
    }
    if (at.isQueryBehindParentheses() && !at.is("(")) {
      quantified(function);
      return;
    }
    do {
      argument();
    } while (at.take(","));
    if (at.is("order")) {
      grammar.ends.orderBy();
    }
    ending(function);
  }

  /** {@code ANY (SELECT ...)}. */
  private void quantified(String function) {
    if (!Set.of("any", "all", "some", "unique").contains(function)) {
      throw at.unexpected("an argument");
    }
    grammar.queries.query();
  }

  private void argument() {
    if (at.take("*")) {
      return;
    }
    at.take("variadic");
    if (at.here().isName() && at.ahead(1).is("=>")) {
      at.next();
      at.next();
    }
    grammar.conditions.expression();
  }

  private void ending(String function) {
    if (at.take("separator")) {
      at.need(TokenType.STRING, "a string");
    }
    if (at.take("on", "overflow")) {
      throw at.unexpected("the end of the arguments");
    }
    boolean charset = function.equals("convert") || function.equals("char");
    if (charset && at.take("using")) {
      grammar.names.name("a character set");
    }
    if (at.take("respect", "nulls") || at.take("ignore", "nulls")) {
      return;
    }
    if (function.equals("json_value") && at.take("returning")) {
      grammar.types.type();
    }
  }
}
