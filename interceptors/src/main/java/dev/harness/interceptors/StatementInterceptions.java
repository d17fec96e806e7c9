package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.THIS;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.onImplementorsOf;
import static dev.harness.interceptors.OwnAnswer.SQL;
import static dev.harness.interceptors.Question.JDBC_BATCH;
import static dev.harness.interceptors.Question.JDBC_BATCH_END;
import static dev.harness.interceptors.Question.JDBC_CATALOGUE;
import static dev.harness.interceptors.Question.JDBC_MADE;
import static dev.harness.interceptors.Question.JDBC_PREPARE;
import static dev.harness.interceptors.Question.JDBC_PREPARED;
import static dev.harness.interceptors.Question.JDBC_ROW_DELETE;
import static dev.harness.interceptors.Question.JDBC_ROW_INSERT;
import static dev.harness.interceptors.Question.JDBC_ROW_UPDATE;
import static dev.harness.interceptors.Question.JDBC_SCHEMA;
import static dev.harness.interceptors.Question.JDBC_STATEMENT;
import static dev.harness.interceptors.Question.JDBC_UPDATABLE;
import static dev.harness.interceptors.Question.JDBC_URL;
import static dev.harness.interceptors.Question.JDBC_USE;
import static dev.harness.interceptors.Question.JDBC_USER;
import static dev.harness.interceptors.Types.BOOLEAN;
import static dev.harness.interceptors.Types.INT;
import static dev.harness.interceptors.Types.STRING;

import java.util.ArrayList;
import java.util.List;

/** What is done with connections to databases, through whatever class. */
final class StatementInterceptions {
  private static final String CONNECTION = "java.sql.Connection";
  private static final String STATEMENT = "java.sql.Statement";
  private static final String PREPARED = "java.sql.PreparedStatement";
  private static final String RESULT = "java.sql.ResultSet";
  private static final String METADATA = "java.sql.DatabaseMetaData";
  private static final String SAVEPOINT = "java.sql.Savepoint";
  private static final String OBJECTS = "java.lang.Object[]";
  private static final String[] KEYS = {INT, "int[]", "java.lang.String[]"};
  private static final String[] RUNS = {"execute", "executeUpdate", "executeLargeUpdate"};

  /** Methods of {@code DatabaseMetaData} that list what is in the database. */
  private static final String[][] CATALOGUE = {
    {"getProcedures", STRING, STRING, STRING},
    {"getProcedureColumns", STRING, STRING, STRING, STRING},
    {"getFunctions", STRING, STRING, STRING},
    {"getFunctionColumns", STRING, STRING, STRING, STRING},
    {"getTables", STRING, STRING, STRING, "java.lang.String[]"},
    {"getSchemas"},
    {"getSchemas", STRING, STRING},
    {"getCatalogs"},
    {"getColumns", STRING, STRING, STRING, STRING},
    {"getPseudoColumns", STRING, STRING, STRING, STRING},
    {"getColumnPrivileges", STRING, STRING, STRING, STRING},
    {"getTablePrivileges", STRING, STRING, STRING},
    {"getBestRowIdentifier", STRING, STRING, STRING, INT, BOOLEAN},
    {"getVersionColumns", STRING, STRING, STRING},
    {"getPrimaryKeys", STRING, STRING, STRING},
    {"getImportedKeys", STRING, STRING, STRING},
    {"getExportedKeys", STRING, STRING, STRING},
    {"getCrossReference", STRING, STRING, STRING, STRING, STRING, STRING},
    {"getIndexInfo", STRING, STRING, STRING, BOOLEAN, BOOLEAN},
    {"getUDTs", STRING, STRING, STRING, "int[]"},
    {"getSuperTypes", STRING, STRING, STRING},
    {"getSuperTables", STRING, STRING, STRING},
    {"getAttributes", STRING, STRING, STRING, STRING}
  };

  /** Methods of {@code Connection} that have an effect, and no SQL of the caller's. */
  private static final String[][] USES = {
    {"commit"},
    {"rollback"},
    {"rollback", SAVEPOINT},
    {"setSavepoint"},
    {"setSavepoint", STRING},
    {"releaseSavepoint", SAVEPOINT},
    {"setAutoCommit", BOOLEAN},
    {"setReadOnly", BOOLEAN},
    {"setTransactionIsolation", INT},
    {"setHoldability", INT},
    {"abort", Types.EXECUTOR},
    {"setClientInfo", STRING, STRING},
    {"setClientInfo", Types.PROPERTIES}
  };

  /** What a driver may ask its database about by itself, and closing what is open. */
  private static final String[][] QUIET = {
    {CONNECTION, "close"},
    {CONNECTION, "isValid", INT},
    {CONNECTION, "getSchema"},
    {CONNECTION, "getCatalog"},
    {CONNECTION, "getTransactionIsolation"},
    {CONNECTION, "isReadOnly"},
    {CONNECTION, "getHoldability"},
    {CONNECTION, "getClientInfo"},
    {CONNECTION, "getClientInfo", STRING},
    {CONNECTION, "getNetworkTimeout"},
    {CONNECTION, "setNetworkTimeout", Types.EXECUTOR, INT},
    {CONNECTION, "getMetaData"},
    {CONNECTION, "createStatement"},
    {CONNECTION, "createStatement", INT, INT},
    {CONNECTION, "createStatement", INT, INT, INT},
    {CONNECTION, "createBlob"},
    {CONNECTION, "createClob"},
    {CONNECTION, "createNClob"},
    {CONNECTION, "createSQLXML"},
    {CONNECTION, "createArrayOf", STRING, OBJECTS},
    {CONNECTION, "createStruct", STRING, OBJECTS},
    {STATEMENT, "close"},
    {STATEMENT, "cancel"},
    {STATEMENT, "getWarnings"},
    {STATEMENT, "getQueryTimeout"},
    {STATEMENT, "setQueryTimeout", INT},
    {STATEMENT, "getMoreResults"},
    {STATEMENT, "getMoreResults", INT},
    {STATEMENT, "getGeneratedKeys"},
    {PREPARED, "clearParameters"},
    {PREPARED, "getMetaData"},
    {PREPARED, "getParameterMetaData"},
    {PREPARED, "setObject", INT, Types.OBJECT},
    {PREPARED, "setObject", INT, Types.OBJECT, INT},
    {PREPARED, "setArray", INT, "java.sql.Array"},
    {RESULT, "close"},
    {RESULT, "getMetaData"},
    {RESULT, "getObject", INT},
    {RESULT, "getObject", STRING},
    {RESULT, "getArray", INT},
    {RESULT, "getArray", STRING},
    {RESULT, "getBlob", INT},
    {RESULT, "getBlob", STRING},
    {RESULT, "getClob", INT},
    {RESULT, "getClob", STRING},
    {RESULT, "refreshRow"},
    {"java.sql.Array", "getArray"},
    {"java.sql.Array", "getBaseTypeName"}
  };

  /** What is asked of a column of a result. */
  private static final String COLUMN =
      """
      getCatalogName getColumnClassName getColumnDisplaySize getColumnLabel getColumnName
      getColumnType getColumnTypeName getPrecision getScale getSchemaName getTableName
      isAutoIncrement isCaseSensitive isCurrency isDefinitelyWritable isNullable isReadOnly
      isSearchable isSigned isWritable
      """;

  /** What is asked of a parameter. */
  private static final String PARAMETER =
      """
      getParameterClassName getParameterMode getParameterType getParameterTypeName getPrecision
      getScale isNullable isSigned
      """;

  static final List<Interception> ROWS = rows();

  private StatementInterceptions() {}

  private static List<Interception> rows() {
    List<Interception> rows = new ArrayList<>();
    addRuns(rows);
    addBatches(rows);
    addPrepares(rows);
    addRowChanges(rows);
    addRest(rows);
    return rows;
  }

  private static void addRuns(List<Interception> rows) {
    run(rows, "executeQuery", STRING);
    for (String name : RUNS) {
      run(rows, name, STRING);
      for (String keys : KEYS) {
        run(rows, name, STRING, keys);
      }
      runPrepared(rows, name);
    }
    runPrepared(rows, "executeQuery");
    for (String[] types : new String[][] {{}, {INT, INT}, {INT, INT, INT}}) {
      Interception.Door create = onImplementorsOf(CONNECTION).method("createStatement", types);
      if (types.length > 0) {
        rows.add(create.observe(JDBC_UPDATABLE, THIS));
      }
      rows.add(create.filter(JDBC_MADE, THIS));
    }
  }

  private static void run(List<Interception> rows, String name, String... parameters) {
    Interception.Door door = onImplementorsOf(STATEMENT).method(name, parameters);
    rows.add(door.check(JDBC_STATEMENT, THIS, arg(0)).answers(SQL));
    rows.add(door.asDriver(JDBC_STATEMENT));
  }

  private static void runPrepared(List<Interception> rows, String name) {
    Interception.Door door = onImplementorsOf(PREPARED).method(name);
    rows.add(door.check(JDBC_PREPARED, THIS).answers(SQL));
    rows.add(door.asDriver(JDBC_STATEMENT));
  }

  private static void addBatches(List<Interception> rows) {
    Interception.On statement = onImplementorsOf(STATEMENT);
    Interception.Door add = statement.method("addBatch", STRING);
    rows.add(add.check(JDBC_PREPARE, THIS, arg(0)).answers(SQL));
    rows.add(add.observe(JDBC_BATCH, THIS, arg(0)));
    rows.add(statement.method("clearBatch").observe(JDBC_BATCH_END, THIS));
    for (String name : new String[] {"executeBatch", "executeLargeBatch"}) {
      rows.add(statement.method(name).check(JDBC_BATCH, THIS).answers(SQL));
      rows.add(statement.method(name).asDriver(JDBC_STATEMENT));
      rows.add(statement.method(name).observe(JDBC_BATCH_END, THIS));
    }
  }

  private static void addPrepares(List<Interception> rows) {
    prepare(rows, "prepareStatement", STRING);
    prepare(rows, "prepareStatement", STRING, INT);
    prepare(rows, "prepareStatement", STRING, "int[]");
    prepare(rows, "prepareStatement", STRING, "java.lang.String[]");
    for (String name : new String[] {"prepareStatement", "prepareCall"}) {
      prepare(rows, name, STRING, INT, INT);
      prepare(rows, name, STRING, INT, INT, INT);
    }
    prepare(rows, "prepareCall", STRING);
    rows.add(
        onImplementorsOf(CONNECTION)
            .method("nativeSQL", STRING)
            .check(JDBC_PREPARE, THIS, arg(0))
            .answers(SQL));
  }

  private static void prepare(List<Interception> rows, String name, String... parameters) {
    Interception.Door door = onImplementorsOf(CONNECTION).method(name, parameters);
    rows.add(door.check(JDBC_PREPARE, THIS, arg(0)).answers(SQL));
    rows.add(door.asDriver(JDBC_STATEMENT));
    rows.add(door.observe(JDBC_PREPARE, arg(0)));
    rows.add(door.filter(JDBC_MADE, THIS));
  }

  private static void addRowChanges(List<Interception> rows) {
    change(rows, JDBC_ROW_INSERT, "insertRow");
    change(rows, JDBC_ROW_UPDATE, "updateRow");
    change(rows, JDBC_ROW_DELETE, "deleteRow");
  }

  private static void change(List<Interception> rows, Question question, String name) {
    rows.add(onImplementorsOf(RESULT).method(name).check(question, THIS).answers(SQL));
    rows.add(onImplementorsOf(RESULT).method(name).asDriver(JDBC_USE));
  }

  private static void addRest(List<Interception> rows) {
    for (String[] method : USES) {
      Interception.Door door = door(CONNECTION, method, 0);
      Interception check = door.check(JDBC_USE, THIS);
      // Which may fail with an exception of its own only.
      rows.add(method[0].equals("setClientInfo") ? check : check.answers(SQL));
      rows.add(door.asDriver(JDBC_USE));
    }
    for (String[] method : QUIET) {
      rows.add(door(method[0], method, 1).asDriver(JDBC_USE));
    }
    addDescriptions(rows, "java.sql.ResultSetMetaData", COLUMN);
    addDescriptions(rows, "java.sql.ParameterMetaData", PARAMETER);
    for (String[] method : CATALOGUE) {
      Interception.Door door = door(METADATA, method, 0);
      rows.add(door.check(JDBC_CATALOGUE, THIS).answers(SQL));
      rows.add(door.asDriver(JDBC_USE));
    }
    rows.add(onImplementorsOf(METADATA).anyMethod().asDriver(JDBC_USE));
    for (String name : new String[] {"setSchema", "setCatalog"}) {
      Interception.Door door = onImplementorsOf(CONNECTION).method(name, STRING);
      rows.add(door.check(JDBC_SCHEMA, THIS, arg(0)).answers(SQL));
      rows.add(door.asDriver(JDBC_USE));
      rows.add(door.observe(JDBC_SCHEMA, THIS, arg(0)));
    }
    rows.add(onImplementorsOf(METADATA).method("getUserName").filter(JDBC_USER, THIS));
    rows.add(onImplementorsOf(METADATA).method("getURL").filter(JDBC_URL, THIS));
  }

  private static void addDescriptions(List<Interception> rows, String type, String names) {
    for (String name : names.strip().split("\\s+", -1)) {
      rows.add(onImplementorsOf(type).method(name, INT).asDriver(JDBC_USE));
    }
  }

  /** A method given as its name and parameter types, from place {@code from} on. */
  private static Interception.Door door(String type, String[] method, int from) {
    String[] parameters = java.util.Arrays.copyOfRange(method, from + 1, method.length);
    return onImplementorsOf(type).method(method[from], parameters);
  }
}
