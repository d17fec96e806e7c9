package dev.harness.interceptors;

import static dev.harness.interceptors.Interception.onDriver;
import static dev.harness.interceptors.Question.JDBC_INSIDE;
import static dev.harness.interceptors.Question.JDBC_URL;
import static dev.harness.interceptors.Question.JDBC_USE;
import static dev.harness.interceptors.Types.INT;

import java.util.ArrayList;
import java.util.List;

/**
 * Ways into drivers that do not lead through the JDBC API: open while the driver is at work, closed
 * to tools. Each is where all roundabout ways meet: large objects, copying, function calls, raw
 * queries, engine objects, whole databases as bytes. And what tells with what somebody logged in.
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
      org.hsqldb.ClientConnection.execute(org.hsqldb.result.Result)
      org.hsqldb.DatabaseManager.getDatabase(int)
      org.hsqldb.DatabaseManager.getSession(int, long)
      org.hsqldb.DatabaseManager.lookupDatabaseObject(org.hsqldb.DatabaseType, java.lang.String)
      org.hsqldb.DatabaseManager.newSession(int, java.lang.String, java.lang.String, java.lang.String)
      org.hsqldb.DatabaseManager.newSession(java.lang.String, java.lang.String, java.lang.String, java.lang.String, org.hsqldb.persist.HsqlProperties, java.util.TimeZone)
      org.hsqldb.Session.compileStatement(java.lang.String)
      org.hsqldb.Session.compileStatement(java.lang.String, int)
      org.hsqldb.Session.executeCompiledStatement(org.hsqldb.Statement, java.lang.Object[], int)
      org.hsqldb.Session.executeDirectStatement(java.lang.String)
      org.hsqldb.Session.executeDirectStatement(org.hsqldb.result.Result)
      org.mariadb.jdbc.client.impl.StandardClient.authenticationHandler(org.mariadb.jdbc.plugin.Credential, org.mariadb.jdbc.HostAddress)
      org.mariadb.jdbc.client.impl.StandardClient.execute(org.mariadb.jdbc.message.ClientMessage, boolean)
      org.mariadb.jdbc.client.impl.StandardClient.execute(org.mariadb.jdbc.message.ClientMessage, org.mariadb.jdbc.Statement, boolean)
      org.mariadb.jdbc.client.impl.StandardClient.execute(org.mariadb.jdbc.message.ClientMessage, org.mariadb.jdbc.Statement, int, long, int, int, boolean, boolean)
      org.mariadb.jdbc.client.impl.StandardClient.executePipeline(org.mariadb.jdbc.message.ClientMessage[], org.mariadb.jdbc.Statement, int, long, int, int, boolean, boolean)
      org.mariadb.jdbc.client.impl.StandardClient.sendQuery(org.mariadb.jdbc.message.ClientMessage)
      com.mysql.cj.CoreSession.setQueryComment(java.lang.String)
      com.mysql.cj.NativeSession.setQueryComment(java.lang.String)
      com.mysql.cj.NativeSession.execSQL(com.mysql.cj.Query, java.lang.String, int, com.mysql.cj.protocol.a.NativePacketPayload, boolean, com.mysql.cj.protocol.ProtocolEntityFactory, com.mysql.cj.protocol.ColumnDefinition, boolean)
      com.mysql.cj.protocol.a.NativeProtocol.changeUser(java.lang.String, java.lang.String, java.lang.String)
      com.mysql.cj.protocol.a.NativeProtocol.send(com.mysql.cj.protocol.Message, int)
      com.mysql.cj.protocol.a.NativeProtocol.sendCommand(com.mysql.cj.protocol.Message, boolean, int)
      com.mysql.cj.protocol.a.NativeProtocol.sendFileToServer(java.lang.String)
      com.mysql.cj.protocol.a.NativeProtocol.sendQueryPacket(com.mysql.cj.Query, com.mysql.cj.protocol.a.NativePacketPayload, int, boolean, com.mysql.cj.protocol.ColumnDefinition, com.mysql.cj.protocol.ProtocolEntityFactory)
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

  /** What a connection can be asked that holds the password it was made with. */
  private static final String SECRETS =
      """
      com.mysql.cj.conf.ConnectionUrl.getConnectionArgumentsAsProperties()
      com.mysql.cj.conf.ConnectionUrl.getDefaultPassword()
      com.mysql.cj.conf.ConnectionUrl.getOriginalProperties()
      com.mysql.cj.conf.HostInfo.exposeAsProperties()
      com.mysql.cj.conf.HostInfo.getHostProperties()
      com.mysql.cj.conf.HostInfo.getPassword()
      com.mysql.cj.conf.HostInfo.getProperty(java.lang.String)
      com.mysql.cj.jdbc.ConnectionImpl.getProperties()
      org.hsqldb.jdbc.JDBCConnection.getConnProperties()
      org.mariadb.jdbc.Configuration.clone(java.lang.String, java.lang.String)
      org.mariadb.jdbc.Configuration.nonMappedOptions()
      org.mariadb.jdbc.Configuration.password()
      org.mariadb.jdbc.Configuration.toBuilder()
      """;

  /** Where a connection's URL is kept, which may hold it too. */
  private static final List<String> URLS =
      List.of("com.mysql.cj.conf.ConnectionUrl", "com.mysql.cj.conf.HostInfo");

  /** Reading a result where it may ask the server for more rows, which is the driver's own act. */
  private static final List<String> FETCHING =
      List.of("com.mysql.cj.jdbc.result.ResultSetImpl", "org.hsqldb.jdbc.JDBCResultSet");

  private static final String[] MOVES = {
    "next", "previous", "first", "last", "beforeFirst", "afterLast"
  };

  static final List<Interception> ROWS = rows();

  private DriverInterceptions() {}

  private static List<Interception> rows() {
    List<Interception> rows = new ArrayList<>();
    for (Interception row : RowText.checks(JDBC_INSIDE, Arg.NONE, INSIDE + SECRETS)) {
      String[] parameters = row.parameters().toArray(new String[0]);
      rows.add(onDriver(row.type()).method(row.method(), parameters).check(JDBC_INSIDE, Arg.NONE));
    }
    for (String url : URLS) {
      rows.add(onDriver(url).method("getDatabaseUrl").filter(JDBC_URL, Arg.THIS));
    }
    for (String result : FETCHING) {
      for (String move : MOVES) {
        rows.add(onDriver(result).method(move).asDriver(JDBC_USE));
      }
      rows.add(onDriver(result).method("absolute", INT).asDriver(JDBC_USE));
      rows.add(onDriver(result).method("relative", INT).asDriver(JDBC_USE));
    }
    return rows;
  }
}
