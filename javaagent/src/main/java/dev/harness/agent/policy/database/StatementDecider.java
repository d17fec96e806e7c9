package dev.harness.agent.policy.database;

import dev.harness.agent.jdbc.Handle;
import dev.harness.agent.jdbc.Handles;
import dev.harness.agent.jdbc.OwnedFunctions;
import dev.harness.agent.jdbc.Session;
import dev.harness.agent.policy.cache.Epoch;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Judge;
import dev.harness.agent.policy.judge.Subjects;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.sql.Dialect;
import dev.harness.agent.sql.Facts;
import dev.harness.agent.sql.Reading;
import dev.harness.agent.sql.SqlReader;
import dev.harness.agent.sql.SqlVerdict;
import dev.harness.agent.sql.StatementKind;
import dev.harness.agent.sql.Unreadable;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Question;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about what is done with connections. The grant of the tool that does it counts,
 * whoever made the connection.
 */
public final class StatementDecider {
  /** Stands in the cache for what needs a grant of the database and no more. */
  private static final String USE = "harness\u0000use";

  private static final String CATALOGUE = "SELECT * FROM information_schema.tables";
  private static final String CATALOGUE_OF_SQLITE = "SELECT * FROM sqlite_schema";

  private final Judge judge;
  private final Drivers drivers;
  private final OwnedFunctions owned = new OwnedFunctions();

  public StatementDecider(Judge judge, Drivers drivers) {
    this.judge = judge;
    this.drivers = drivers;
  }

  /**
   * Whether a question was answered with yes before; allocates nothing if the statement ran before.
   */
  public boolean isKnown(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail) {
    Handle handle = subject == null ? null : Handles.known(subject);
    if (subject != null && (handle == null || handle.session() == null) && isRun(question)) {
      handle = found(subject);
    }
    Session session = handle == null ? null : handle.session();
    if (handle == null || session == null) {
      return false;
    }
    String sql = text(compartment, question, handle, detail);
    if (sql == null && question == Question.JDBC_BATCH) {
      return compartment.statements().allows(session, handle.batch());
    }
    if (sql == null || !compartment.statements().allows(session, sql)) {
      return false;
    }
    handle.runs(sql);
    return true;
  }

  /** What is asked about statements that are often made, run once and dropped. */
  private static boolean isRun(Question question) {
    return switch (question) {
      case JDBC_STATEMENT, JDBC_PREPARE, JDBC_PREPARED, JDBC_BATCH -> true;
      default -> false;
    };
  }

  /** What is known of an object of the API as soon as its connection is; null if nothing. */
  private @Nullable Handle found(Object subject) {
    try {
      if (!drivers.isAtWork(subject) || drivers.problem(subject) != null) {
        return null;
      }
      Handle connection = Handles.connection(Handles.connectionOf(subject));
      Handle known = Handles.known(subject);
      if (known == null || known.session() == null) {
        Handles.bind(subject, connection);
      }
      return Handles.known(subject);
    } catch (Exception e) { // By no other name: it is looked up where there is no java.sql, too.
      return null; // Deciding meets it again, and denies.
    }
  }

  /** The grant by which a statement is known, for who counts. */
  public @Nullable String rule(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail) {
    Handle handle = subject == null ? null : Handles.known(subject);
    Session session = handle == null ? null : handle.session();
    String sql = handle == null ? null : text(compartment, question, handle, detail);
    return session == null || sql == null ? null : compartment.statements().rule(session, sql);
  }

  private static @Nullable String text(
      Compartment compartment, Question question, Handle handle, @Nullable Object detail) {
    if (compartment.driving() == Compartment.Driving.ITSELF || question == Question.JDBC_USE) {
      return USE;
    }
    if (question == Question.JDBC_PREPARED) {
      return handle.prepared();
    }
    if (question == Question.JDBC_BATCH) {
      return handle.onlyPrepared();
    }
    boolean given = question == Question.JDBC_STATEMENT || question == Question.JDBC_PREPARE;
    return given && detail instanceof String sql ? sql : null;
  }

  Verdict decide(
      Compartment compartment, Question question, @Nullable Object subject, @Nullable Object detail)
      throws SQLException {
    if (question == Question.JDBC_INSIDE) {
      return compartment.driving() == Compartment.Driving.NONE
          ? hopeless("use the inside of a driver", "without JDBC")
          : Verdict.passing(Attempt.hopeless(Capability.JDBC, "driver"));
    }
    String problem = subject == null ? "nothing to ask" : drivers.problem(subject);
    if (subject == null || problem != null) {
      return hopeless("use", Subjects.text(subject) + ": " + problem);
    }
    int grants = Epoch.grants();
    Connection connection = Handles.connectionOf(subject);
    Handle handle = Handles.connection(connection);
    Session session = java.util.Objects.requireNonNull(handle.session());
    Doing doing = new Doing(compartment, session, connection, grants);
    return decide(doing, question, subject, detail, handle);
  }

  /** Who does something where. */
  private record Doing(
      Compartment compartment, Session session, Connection connection, int grants) {}

  private Verdict decide(
      Doing doing, Question question, Object subject, @Nullable Object detail, Handle connection)
      throws SQLException {
    if (doing.compartment.driving() == Compartment.Driving.ITSELF) {
      return use(doing);
    }
    return switch (question) {
      case JDBC_USE -> use(doing);
      case JDBC_STATEMENT -> run(doing, subject, detail, connection);
      case JDBC_PREPARE -> statement(doing, String.valueOf(detail), false);
      case JDBC_PREPARED -> prepared(doing, subject, connection);
      case JDBC_BATCH -> batch(doing, subject, connection);
      // What a driver looks up to run what was allowed, it keeps to itself.
      case JDBC_CATALOGUE -> isDriving(doing) ? use(doing) : catalogue(doing);
      case JDBC_ROW_INSERT -> row(doing, subject, StatementKind.INSERT);
      case JDBC_ROW_UPDATE -> row(doing, subject, StatementKind.UPDATE);
      case JDBC_ROW_DELETE -> row(doing, subject, StatementKind.DELETE);
      default -> hopeless("change the schema of", doing.session.url());
    };
  }

  private Verdict run(Doing doing, Object subject, @Nullable Object sql, Handle connection)
      throws SQLException {
    Handles.bind(subject, connection);
    String text = String.valueOf(sql);
    Handles.statement(subject).runs(text);
    return statement(doing, text, true);
  }

  private Verdict prepared(Doing doing, Object subject, Handle connection) throws SQLException {
    Handles.bind(subject, connection);
    String sql = Handles.statement(subject).prepared();
    return sql == null
        ? hopeless("run on " + doing.session.url(), "a statement whose SQL nobody saw")
        : statement(doing, sql, true);
  }

  private Verdict batch(Doing doing, Object subject, Handle connection) throws SQLException {
    Handles.bind(subject, connection);
    Verdict verdict = use(doing);
    for (String sql : Handles.statement(subject).batch()) {
      verdict = statement(doing, sql, true);
      if (!verdict.allowed()) {
        return verdict;
      }
    }
    return verdict;
  }

  private static boolean isDriving(Doing doing) {
    return doing.compartment.driving() != Compartment.Driving.NONE;
  }

  private Verdict catalogue(Doing doing) throws SQLException {
    boolean sqlite = doing.session.dialect() == Dialect.SQLITE;
    return statement(doing, sqlite ? CATALOGUE_OF_SQLITE : CATALOGUE, false);
  }

  /** A row is changed through a result: in the tables that its statement read. */
  private Verdict row(Doing doing, Object result, StatementKind kind) throws SQLException {
    Object statement = Handles.statementOf(result);
    Handle handle = statement == null ? null : Handles.known(statement);
    String sql = handle == null ? null : handle.last();
    if (sql == null) {
      return hopeless("change rows of " + doing.session.url(), "of a result whose SQL nobody saw");
    }
    Reading read = SqlReader.read(doing.session.dialect(), sql);
    return judge(doing, read instanceof Facts facts ? change(facts, kind) : read, false);
  }

  private static Facts change(Facts facts, StatementKind kind) {
    return new Facts(
        facts.dialect(),
        kind.word() + " a row of " + facts.outline(),
        Set.of(kind),
        Set.of(),
        facts.reads(),
        Set.of(),
        Set.of(),
        false,
        Facts.NO_LIMIT);
  }

  private Verdict use(Doing doing) {
    Attempt attempt = Attempt.of(Capability.JDBC, doing.session.url());
    StatementLookup lookup = new StatementLookup(doing.session, null);
    Verdict verdict = judge.confirm(doing.compartment, attempt, lookup);
    remember(doing, USE, verdict);
    return verdict;
  }

  /** {@code counts} is false for what only prepares: a grant that is counted is used once. */
  private Verdict statement(Doing doing, String sql, boolean counts) throws SQLException {
    Verdict verdict = judge(doing, SqlReader.read(doing.session.dialect(), sql), counts);
    remember(doing, sql, verdict);
    return verdict;
  }

  private static void remember(Doing doing, String sql, Verdict verdict) {
    if (verdict.allowed() && verdict.lasting()) {
      doing.compartment.statements().remember(doing.session, sql, doing.grants, verdict.rule());
    }
  }

  private Verdict judge(Doing doing, Reading given, boolean counts) throws SQLException {
    Reading read = given;
    if (given instanceof Facts facts && !facts.perhaps().isEmpty()) {
      read = facts.calling(owned.among(facts.perhaps(), doing.session, doing.connection));
    }
    StatementLookup lookup = new StatementLookup(doing.session, read);
    Attempt attempt = attempt(doing, read, lookup);
    return counts
        ? judge.judge(doing.compartment, attempt, lookup)
        : judge.confirm(doing.compartment, attempt, lookup);
  }

  private static Attempt attempt(Doing doing, Reading read, StatementLookup lookup) {
    String missing = "";
    String reason = "";
    if (read instanceof Unreadable unread) {
      reason = unread.reason() + " (at " + unread.offset() + ")";
    } else if (read instanceof Facts facts) {
      missing = MissingGrant.of(doing.session.url(), facts);
      reason = reason(doing.compartment, lookup);
    }
    String action = "run on " + doing.session.url() + ":";
    return new Attempt(Capability.JDBC, read.outline(), missing, action, reason);
  }

  /** What the grants that there are do not cover, for the first tool that they fail. */
  private static String reason(Compartment compartment, StatementLookup lookup) {
    for (Tool tool : compartment.tools()) {
      SqlVerdict nearest = lookup.nearest(tool.holdings());
      if (nearest != null && !nearest.allowed()) {
        return nearest.reason();
      }
    }
    return "";
  }

  private static Verdict hopeless(String action, String what) {
    return Verdict.deny(new Attempt(Capability.JDBC, what, "", action, ""), null);
  }
}
