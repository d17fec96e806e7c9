package dev.harness.interceptors;

import static dev.harness.interceptors.Interception.onDriver;
import static dev.harness.interceptors.Interception.onSomeDrivers;
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
      org.h2.engine.Engine.createSession
      org.h2.engine.SessionLocal.getDatabase
      org.h2.engine.SessionLocal.prepare
      org.h2.engine.SessionLocal.prepareCommand
      org.h2.engine.SessionLocal.prepareLocal
      org.h2.engine.SessionLocal.setCurrentSchemaName
      org.h2.engine.SessionRemote.connectEmbeddedOrServer
      org.h2.engine.SessionRemote.prepareCommand
      org.h2.engine.SessionRemote.setCurrentSchemaName
      org.hsqldb.ClientConnection.execute
      org.hsqldb.DatabaseManager.getDatabase
      org.hsqldb.DatabaseManager.getSession
      org.hsqldb.DatabaseManager.lookupDatabaseObject
      org.hsqldb.DatabaseManager.newSession
      org.hsqldb.Session.compileStatement
      org.hsqldb.Session.executeCompiledStatement
      org.hsqldb.Session.executeDirectStatement
      org.mariadb.jdbc.client.impl.StandardClient.execute
      org.mariadb.jdbc.client.impl.StandardClient.executePipeline
      org.mariadb.jdbc.client.impl.StandardClient.sendQuery
      com.mysql.cj.NativeSession.execSQL
      com.mysql.cj.protocol.a.NativeProtocol.changeUser
      com.mysql.cj.protocol.a.NativeProtocol.send
      com.mysql.cj.protocol.a.NativeProtocol.sendCommand
      com.mysql.cj.protocol.a.NativeProtocol.sendFileToServer
      com.mysql.cj.protocol.a.NativeProtocol.sendQueryPacket
      org.postgresql.core.v3.QueryExecutorImpl.execute
      org.postgresql.core.v3.QueryExecutorImpl.fastpathCall
      org.postgresql.core.v3.QueryExecutorImpl.startCopy
      org.sqlite.core.DB.exec
      org.sqlite.core.DB.finalize
      org.sqlite.core.DB.open
      org.sqlite.core.DB.prepare
      org.sqlite.core.NativeDB._exec
      org.sqlite.core.NativeDB.backup
      org.sqlite.core.NativeDB.clear_bindings
      org.sqlite.core.NativeDB.column_blob
      org.sqlite.core.NativeDB.column_count
      org.sqlite.core.NativeDB.column_decltype
      org.sqlite.core.NativeDB.column_double
      org.sqlite.core.NativeDB.column_int
      org.sqlite.core.NativeDB.column_long
      org.sqlite.core.NativeDB.column_name
      org.sqlite.core.NativeDB.column_table_name
      org.sqlite.core.NativeDB.column_text
      org.sqlite.core.NativeDB.column_type
      org.sqlite.core.NativeDB.create_collation
      org.sqlite.core.NativeDB.create_function
      org.sqlite.core.NativeDB.destroy_collation
      org.sqlite.core.NativeDB.destroy_function
      org.sqlite.core.NativeDB.enable_load_extension
      org.sqlite.core.NativeDB.limit
      org.sqlite.core.NativeDB.reset
      org.sqlite.core.NativeDB.restore
      org.sqlite.core.NativeDB.result_blob
      org.sqlite.core.NativeDB.result_double
      org.sqlite.core.NativeDB.result_error
      org.sqlite.core.NativeDB.result_int
      org.sqlite.core.NativeDB.result_long
      org.sqlite.core.NativeDB.result_null
      org.sqlite.core.NativeDB.result_text
      org.sqlite.core.NativeDB.step
      """;

  /** What a connection can be asked that holds the password it was made with. */
  private static final String SECRETS =
      """
      com.mysql.cj.conf.ConnectionUrl.getConnectionArgumentsAsProperties
      com.mysql.cj.conf.ConnectionUrl.getDefaultPassword
      com.mysql.cj.conf.ConnectionUrl.getOriginalProperties
      com.mysql.cj.conf.HostInfo.exposeAsProperties
      com.mysql.cj.conf.HostInfo.getHostProperties
      com.mysql.cj.conf.HostInfo.getPassword
      com.mysql.cj.conf.HostInfo.getProperty
      com.mysql.cj.jdbc.ConnectionImpl.getProperties
      org.mariadb.jdbc.Configuration.clone
      org.mariadb.jdbc.Configuration.nonMappedOptions
      org.mariadb.jdbc.Configuration.password
      """;

  /** Of both, what not every version of a driver has. */
  private static final String SOME =
      """
      com.mysql.cj.CoreSession.setQueryComment
      com.mysql.cj.NativeSession.setQueryComment
      org.h2.engine.Session.getDatabase
      org.h2.engine.Session.prepare
      org.h2.engine.Session.prepareCommand
      org.h2.engine.Session.prepareLocal
      org.h2.engine.Session.setCurrentSchemaName
      org.h2.engine.SessionLocal.prepareQueryExpression
      org.hsqldb.jdbc.JDBCConnection.getConnProperties
      org.mariadb.jdbc.Configuration.toBuilder
      org.mariadb.jdbc.client.impl.StandardClient.authenticationHandler
      org.sqlite.SQLiteConnection.deserialize
      org.sqlite.SQLiteConnection.serialize
      org.sqlite.core.NativeDB.deserialize
      org.sqlite.core.NativeDB.serialize
      """;

  /** Where a connection's URL is kept, which may hold it too. */
  private static final List<String> URLS =
      List.of("com.mysql.cj.conf.ConnectionUrl", "com.mysql.cj.conf.HostInfo");

  /** Reading a result where it may ask the server for more rows, which is the driver's own act. */
  private static final List<String> FETCHING =
      List.of("com.mysql.cj.jdbc.result.ResultSetImpl", "org.hsqldb.jdbc.JDBCResultSet");

  /** SQLite's driver reads each value with a native method that takes an address. */
  private static final List<String> READING =
      List.of("org.sqlite.jdbc3.JDBC3ResultSet", "org.sqlite.jdbc3.JDBC3Statement");

  /** H2 asks its settings how to read a value, and keeps large ones before a statement runs. */
  private static final String VALUES =
      """
      org.h2.jdbc.JdbcBlob.setBytes
      org.h2.jdbc.JdbcClob.setString
      org.h2.jdbc.JdbcPreparedStatement.setAsciiStream
      org.h2.jdbc.JdbcPreparedStatement.setBinaryStream
      org.h2.jdbc.JdbcPreparedStatement.setBlob
      org.h2.jdbc.JdbcPreparedStatement.setCharacterStream
      org.h2.jdbc.JdbcPreparedStatement.setClob
      org.h2.jdbc.JdbcPreparedStatement.setNCharacterStream
      org.h2.jdbc.JdbcPreparedStatement.setNClob
      org.h2.jdbc.JdbcPreparedStatement.setSQLXML
      org.h2.jdbc.JdbcResultSet.getObject
      org.h2.jdbc.JdbcResultSet.getTimestamp
      org.h2.jdbc.JdbcSQLXML.setString
      """;

  private static final String[] MOVES = {
    "next", "previous", "first", "last", "beforeFirst", "afterLast"
  };

  static final List<Interception> ROWS = rows();

  private DriverInterceptions() {}

  private static List<Interception> rows() {
    List<Interception> rows = new ArrayList<>();
    for (String method : lines(INSIDE + SECRETS)) {
      rows.add(closed(onDriver(type(method)), method));
    }
    for (String method : lines(SOME)) {
      rows.add(closed(onSomeDrivers(type(method)), method));
    }
    for (String method : lines(VALUES)) {
      String name = method.substring(method.lastIndexOf('.') + 1);
      rows.add(onSomeDrivers(type(method)).method(name).asDriver(JDBC_USE));
    }
    for (String url : URLS) {
      rows.add(onDriver(url).method("getDatabaseUrl").filter(JDBC_URL, Arg.THIS));
    }
    for (String reading : READING) {
      rows.add(onDriver(reading).anyMethod().asDriver(JDBC_USE));
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

  private static String[] lines(String text) {
    return text.strip().split("\n", -1);
  }

  private static String type(String method) {
    return method.substring(0, method.lastIndexOf('.'));
  }

  private static Interception closed(Interception.On type, String method) {
    String name = method.substring(method.lastIndexOf('.') + 1);
    return type.method(name).check(JDBC_INSIDE, Arg.NONE);
  }
}
