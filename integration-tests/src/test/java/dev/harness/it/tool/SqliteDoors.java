package dev.harness.it.tool;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

/** A tool that uses what SQLite's driver has in public beside JDBC, native methods among it. */
public final class SqliteDoors {
  private SqliteDoors() {}

  /**
   * What it tries.
   *
   * @param host a connection of the host's
   * @param change a statement that the host prepared
   * @param file another database
   * @param empty a database without rows, as bytes
   */
  public static Map<String, Callable<?>> deeds(
      Connection host, PreparedStatement change, String file, byte[] empty) {
    Map<String, Callable<?>> deeds = new TreeMap<>();
    deeds.put("bytes", () -> text(of(host).serialize("main")));
    deeds.put("other bytes", () -> text(host.unwrap(SQLiteConnection.class).serialize("main")));
    deeds.put("bytes of a file", () -> text(open(file).serialize("main")));
    deeds.put("replaced", () -> replace(of(host), empty));
    deeds.put("extensions", () -> of(host).enable_load_extension(true));
    deeds.put("limits", () -> of(host).limit(SQLiteLimits.SQLITE_LIMIT_ATTACHED.getId(), 10));
    deeds.put("step", () -> change.unwrap(CoreStatement.class).pointer.safeRunInt(DB::step));
    return deeds;
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
