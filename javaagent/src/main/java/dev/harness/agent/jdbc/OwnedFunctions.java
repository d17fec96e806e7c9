package dev.harness.agent.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Functions that owners of PostgreSQL databases made and that look like something else in a
 * statement: {@code i.f} calls a function of rows where the table has no column of that name, and a
 * harmless name may have an overload. The database is asked, on the connection at hand, once in a
 * minute.
 */
public final class OwnedFunctions {
  private static final int MOST_DATABASES = 64;
  private static final long NANOS = 60_000_000_000L;

  /** From 16384 on numbers are of what was made after the database was. */
  private static final String SQL =
      """
      SELECT p.proname, p.pronargs > 0 AND p.pronargs - p.pronargdefaults <= 1
        AND (SELECT t.typtype FROM pg_catalog.pg_type t WHERE t.oid = p.proargtypes[0])
          IN ('c', 'd', 'p'),
        NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e'
          AND d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass)
      FROM pg_catalog.pg_proc p WHERE p.oid >= 16384
      """;

  private final Map<String, Known> byDatabase = new ConcurrentHashMap<>();

  /**
   * What one database has.
   *
   * @param ofRows names of functions that may take a row and nothing else
   * @param overloads names of all functions that are not of an extension
   */
  private record Known(Set<String> ofRows, Set<String> overloads, long since) {}

  /**
   * Which of some names mean functions of the owner, as a grant names them.
   *
   * @param names functions, and with a dot in front what may be a column
   * @throws SQLException if the database does not tell
   */
  public Set<String> among(Set<String> names, Session session, Connection connection)
      throws SQLException {
    Known known = known(session.url(), connection);
    Set<String> found = new TreeSet<>();
    for (String name : names) {
      boolean field = name.startsWith(".");
      String plain = field ? name.substring(1) : name;
      if ((field ? known.ofRows : known.overloads).contains(plain)) {
        boolean quoted = !plain.equals(plain.toLowerCase(Locale.ROOT));
        found.add(quoted ? "\"" + plain + "\"" : plain);
      }
    }
    return found;
  }

  private Known known(String url, Connection connection) throws SQLException {
    Known known = byDatabase.get(url);
    if (known == null || System.nanoTime() - known.since > NANOS) {
      known = ask(connection);
      if (byDatabase.size() >= MOST_DATABASES) {
        byDatabase.clear();
      }
      byDatabase.put(url, known);
    }
    return known;
  }

  private static Known ask(Connection connection) throws SQLException {
    Known known = new Known(new HashSet<>(), new HashSet<>(), System.nanoTime());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SQL)) {
      while (rows.next()) {
        if (rows.getBoolean(2)) {
          known.ofRows.add(rows.getString(1));
        }
        if (rows.getBoolean(3)) {
          known.overloads.add(rows.getString(1));
        }
      }
    }
    return known;
  }
}
