package dev.harness.agent.sql;

import java.util.List;

/** The parts of the grammar, which know one another, at work on one statement. */
final class Grammar {
  final Dialect dialect;
  final Cursor at;
  final Findings found;
  final Names names;
  final Types types;
  final Calls calls;
  final Arguments arguments;
  final Operands operands;
  final Conditions conditions;
  final Sources sources;
  final Queries queries;
  final Ends ends;
  final Changes changes;
  final Inserts inserts;
  final Merges merges;
  final Definitions definitions;
  final Sessions sessions;

  Grammar(Dialect dialect, List<Token> tokens) {
    this.dialect = dialect;
    this.at = new Cursor(tokens);
    this.found = new Findings(dialect);
    this.names = new Names(dialect, at);
    this.types = new Types(dialect, at, found);
    this.calls = new Calls(this);
    this.arguments = new Arguments(this);
    this.operands = new Operands(this);
    this.conditions = new Conditions(this);
    this.sources = new Sources(this);
    this.queries = new Queries(this);
    this.ends = new Ends(this);
    this.changes = new Changes(this);
    this.inserts = new Inserts(this);
    this.merges = new Merges(this);
    this.definitions = new Definitions(this);
    this.sessions = new Sessions(this);
  }

  boolean is(Dialect first) {
    return dialect == first;
  }

  boolean is(Dialect first, Dialect second) {
    return dialect == first || dialect == second;
  }
}
