package dev.harness.interceptors;

import static dev.harness.interceptors.Interception.onDriver;
import static dev.harness.interceptors.Question.JDBC_INSIDE;

import java.util.ArrayList;
import java.util.List;

/**
 * Ways into drivers that do not lead through the JDBC API: open while the driver is at work, closed
 * to tools. Each is where all roundabout ways meet: large objects, copying, function calls, raw
 * queries, engine objects, whole databases as bytes.
 */
final class DriverInterceptions {
  private static final String INSIDE =
      """
      org.h2.engine.Engine.createSession(org.h2.engine.ConnectionInfo)
      org.h2.engine.SessionLocal.getDatabase()
      org.h2.engine.SessionLocal.prepare(java.lang.String)
      org.h2.engine.SessionLocal.prepare(java.lang.String, boolean, boolean, org.h2.command.QueryScope)
      org.h2.engine.SessionLocal.prepareCommand(java.lang.String)
      org.h2.engine.SessionLocal.prepareLocal(java.lang.String)
      org.h2.engine.SessionLocal.prepareQueryExpression(java.lang.String, org.h2.command.QueryScope)
      org.h2.engine.SessionLocal.setCurrentSchemaName(java.lang.String)
      org.h2.engine.SessionRemote.connectEmbeddedOrServer(boolean)
      org.h2.engine.SessionRemote.prepareCommand(java.lang.String)
      org.h2.engine.SessionRemote.setCurrentSchemaName(java.lang.String)
      org.postgresql.core.v3.QueryExecutorImpl.execute(org.postgresql.core.Query, org.postgresql.core.ParameterList, org.postgresql.core.ResultHandler, int, int, int)
      org.postgresql.core.v3.QueryExecutorImpl.execute(org.postgresql.core.Query, org.postgresql.core.ParameterList, org.postgresql.core.ResultHandler, int, int, int, boolean)
      org.postgresql.core.v3.QueryExecutorImpl.execute(org.postgresql.core.Query[], org.postgresql.core.ParameterList[], org.postgresql.jdbc.BatchResultHandler, int, int, int)
      org.postgresql.core.v3.QueryExecutorImpl.execute(org.postgresql.core.Query[], org.postgresql.core.ParameterList[], org.postgresql.jdbc.BatchResultHandler, int, int, int, boolean)
      org.postgresql.core.v3.QueryExecutorImpl.fastpathCall(int, org.postgresql.core.ParameterList, boolean)
      org.postgresql.core.v3.QueryExecutorImpl.startCopy(java.lang.String, boolean)
      org.sqlite.core.DB.exec(java.lang.String, boolean)
      org.sqlite.core.DB.prepare(org.sqlite.core.CoreStatement)
      org.sqlite.core.NativeDB._exec(java.lang.String)
      org.sqlite.core.NativeDB.backup(java.lang.String, java.lang.String, org.sqlite.core.DB$ProgressObserver)
      org.sqlite.core.NativeDB.backup(java.lang.String, java.lang.String, org.sqlite.core.DB$ProgressObserver, int, int, int)
      org.sqlite.core.NativeDB.create_collation(java.lang.String, org.sqlite.Collation)
      org.sqlite.core.NativeDB.create_function(java.lang.String, org.sqlite.Function, int, int)
      org.sqlite.core.NativeDB.destroy_collation(java.lang.String)
      org.sqlite.core.NativeDB.destroy_function(java.lang.String)
      org.sqlite.core.NativeDB.restore(java.lang.String, java.lang.String, org.sqlite.core.DB$ProgressObserver)
      org.sqlite.core.NativeDB.restore(java.lang.String, java.lang.String, org.sqlite.core.DB$ProgressObserver, int, int, int)
      org.sqlite.SQLiteConnection.deserialize(java.lang.String, byte[])
      org.sqlite.SQLiteConnection.serialize(java.lang.String)
      """;

  static final List<Interception> ROWS = rows();

  private DriverInterceptions() {}

  private static List<Interception> rows() {
    List<Interception> rows = new ArrayList<>();
    for (Interception row : RowText.checks(JDBC_INSIDE, Arg.NONE, INSIDE)) {
      String[] parameters = row.parameters().toArray(new String[0]);
      rows.add(onDriver(row.type()).method(row.method(), parameters).check(JDBC_INSIDE, Arg.NONE));
    }
    return rows;
  }
}
