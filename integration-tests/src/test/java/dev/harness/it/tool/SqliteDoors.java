package dev.harness.it.tool;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.NativeDB;
import org.sqlite.core.SafeStmtPtr;

/** A tool that uses what SQLite's driver has in public beside JDBC, native methods among it. */
public final class SqliteDoors {
  private SqliteDoors() {}

  /**
   * What it tries.
   *
   * @param host a connection of the host's
   * @param change a statement that the host prepared
   * @param read another, at a row of its result
   * @param file another database
   * @param empty a database without rows, as bytes
   */
  public static Map<String, Callable<?>> deeds(
      Connection host,
      PreparedStatement change,
      PreparedStatement read,
      String file,
      byte[] empty) {
    Map<String, Callable<?>> deeds = new TreeMap<>();
    deeds.put("bytes", () -> text(of(host).serialize("main")));
    deeds.put("other bytes", () -> text(host.unwrap(SQLiteConnection.class).serialize("main")));
    deeds.put("bytes of a file", () -> text(open(file).serialize("main")));
    deeds.put("replaced", () -> replace(of(host), empty));
    deeds.put("extensions", () -> of(host).enable_load_extension(true));
    deeds.put("limits", () -> of(host).limit(SQLiteLimits.SQLITE_LIMIT_ATTACHED.getId(), 10));
    deeds.put(
        "value at an address", () -> at(read).safeRun((db, address) -> db.column_text(address, 0)));
    deeds.put("number at an address", () -> at(read).safeRunInt(DB::column_count));
    deeds.put("reset", () -> at(read).safeRunInt(DB::reset));
    deeds.put("step", () -> at(change).safeRunInt(DB::step));
    return deeds;
  }

  /** What the API of JDBC has to read a table, used as a tool may. */
  public static String reads(Connection connection) throws SQLException {
    StringBuilder told = new StringBuilder();
    try (PreparedStatement statement =
        connection.prepareStatement("select a, 7, 1.5 from t where a > ?")) {
      statement.setString(1, "zzz");
      statement.clearParameters();
      statement.setString(1, "");
      told.append(statement.execute()).append(' ').append(statement.getUpdateCount());
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          told.append(' ').append(rows.getString(1)).append(' ').append(rows.getBytes("a").length);
          told.append(' ').append(rows.getInt(2)).append(' ').append(rows.getLong(2));
          told.append(' ').append(rows.getDouble(3)).append(' ').append(rows.getObject(3));
          told.append(' ').append(rows.wasNull()).append(' ').append(rows.getRow());
        }
        ResultSetMetaData columns = rows.getMetaData();
        told.append(' ')
            .append(columns.getColumnCount())
            .append(' ')
            .append(columns.getColumnName(1));
        told.append(' ')
            .append(columns.getColumnType(1))
            .append(' ')
            .append(columns.getTableName(1));
      }
    }
    return told.toString();
  }

  private static SafeStmtPtr at(PreparedStatement statement) throws SQLException {
    return statement.unwrap(CoreStatement.class).pointer;
  }

  private static Object replace(DB database, byte[] bytes) throws SQLException {
    database.deserialize("main", bytes);
    return "done";
  }

  private static DB open(String file) throws SQLException {
    DB database = new NativeDB("jdbc:sqlite:" + file, file, new SQLiteConfig());
    database.open(file, SQLiteOpenMode.READWRITE.flag);
    return database;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static DB of(Connection connection) throws SQLException {
    return connection.unwrap(SQLiteConnection.class).getDatabase();
  }
}
