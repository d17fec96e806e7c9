package dev.harness.agent.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which tables names mean on a connection, and which of them are the database's own. */
final class TableScope {
  private static final Set<String> OWN_SCHEMAS =
      Set.of("information_schema", "mysql", "performance_schema", "sys");
  private static final Set<String> OWN_SQLITE_TABLES =
      Set.of("dbstat", "bytecode", "tables_used", "completion", "fsdir");

  private final Dialect dialect;
  private final @Nullable String schema;

  TableScope(Dialect dialect, @Nullable String schema) {
    this.dialect = dialect;
    String usual = schema == null ? dialect.schema() : schema;
    this.schema = usual == null || usual.isEmpty() ? null : folded(dialect, usual);
  }

  private static String folded(Dialect dialect, String schema) {
    return dialect == Dialect.GENERIC ? schema.toLowerCase(Locale.ROOT) : schema;
  }

  /** Whether the patterns cover the table; no patterns cover any but the database's own. */
  boolean covers(@Nullable List<TablePattern> patterns, TableName table) {
    if (patterns == null) {
      return isOrdinary(table);
    }
    for (TablePattern pattern : patterns) {
      if (covers(pattern, table)) {
        return true;
      }
    }
    return false;
  }

  private boolean covers(TablePattern pattern, TableName table) {
    String name = folded(pattern.name());
    boolean any = pattern.name().equals("*");
    if (any ? dialect == Dialect.SQLITE && isOwn(table) : !name.equals(table.name())) {
      return false;
    }
    String wanted = pattern.schema() == null ? null : folded(pattern.schema());
    if (wanted == null && table.schema() == null) {
      return !isOwn(table);
    }
    String where = schemaOf(table);
    return where != null && where.equals(wanted == null ? schema : wanted);
  }

  /** Where a name leads; PostgreSQL looks into its own schema first. */
  private @Nullable String schemaOf(TableName table) {
    if (table.schema() != null) {
      return table.schema();
    }
    return dialect == Dialect.POSTGRESQL && table.name().startsWith("pg_") ? "pg_catalog" : schema;
  }

  private String folded(String part) {
    boolean quoted = part.startsWith("\"");
    return dialect.fold(quoted ? part.substring(1, part.length() - 1) : part, quoted);
  }

  private boolean isOrdinary(TableName table) {
    String where = schemaOf(table);
    return switch (dialect) {
      case GENERIC -> false;
      case MYSQL, SQLITE ->
          !isOwn(table) && (table.schema() == null || table.schema().equals(schema));
      default -> where == null || !isOwn(table);
    };
  }

  private boolean isOwn(TableName table) {
    String where = schemaOf(table);
    String lower = where == null ? "" : where.toLowerCase(Locale.ROOT);
    String name = table.name();
    boolean sqlite =
        dialect == Dialect.SQLITE
            && (name.startsWith("sqlite_")
                || name.startsWith("pragma_")
                || OWN_SQLITE_TABLES.contains(name));
    return sqlite || OWN_SCHEMAS.contains(lower) || lower.startsWith("pg_");
  }

  /** The table as a grant has to name it. */
  String asPattern(TableName table) {
    String name = part(table.name());
    return table.schema() == null ? name : part(table.schema()) + "." + name;
  }

  private String part(String name) {
    boolean plain =
        name.matches("[A-Za-z_][A-Za-z0-9_$]*") && dialect.fold(name, false).equals(name);
    return plain || name.startsWith("\"") ? name : '"' + name + '"';
  }
}
