package dev.harness.agent.jdbc;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which parameters of a connection name no class, no script, no file of the tool's choice and no
 * other database. Drivers have hundreds; what is not listed is refused. Each list is for the URL
 * and for the properties alike, in lower case.
 *
 * @param free what a tool may set; {@code name=a/b} if to these values only
 * @param written what counts where the manifest has it in a URL
 */
record Parameters(Set<String> free, Set<String> written) {
  private static final String LOGIN = "user password logintimeout connecttimeout sockettimeout ";

  private static final Map<String, Parameters> BY_DRIVER =
      Map.of(
          "postgresql",
          of(
              LOGIN
                  + "applicationname tcpkeepalive readonly=true preparethreshold"
                  + " defaultrowfetchsize binarytransfer rewritebatchedinserts"
                  + " assumeminserverversion cancelsignaltimeout ssl=true"
                  + " sslmode=require/verify-ca/verify-full",
              "ssl sslmode sslrootcert sslcert sslkey sslnegotiation gssencmode channelbinding"
                  + " currentschema readonly readonlymode targetservertype loadbalancehosts"
                  + " stringtype preferquerymode autosave"),
          "mysql",
          ofMysql("sslmode=required/verify_ca/verify_identity usessl=true requiressl=true"),
          "mariadb",
          ofMysql("sslmode=trust/verify-ca/verify-full usessl=true"),
          "h2",
          of(
              LOGIN + "ifexists=true lock_timeout query_timeout",
              "ifexists db_close_delay db_close_on_exit mode schema database_to_upper"
                  + " database_to_lower case_insensitive_identifiers ignorecase non_keywords"
                  + " access_mode_data lock_mode cache_size max_memory_rows time zone"
                  + " default_null_ordering"),
          "sqlite",
          of(
              LOGIN + "foreign_keys busy_timeout date_class date_precision date_string_format",
              "mode cache immutable open_mode encoding journal_mode synchronous transaction_mode"),
          "hsqldb",
          of(
              LOGIN + "ifexists=true readonly=true get_column_name",
              "ifexists shutdown readonly create hsqldb.lock_file hsqldb.tx hsqldb.write_delay"),
          "derby",
          of(LOGIN, "create"),
          "sqlserver",
          of(
              LOGIN + "applicationname encrypt=true/strict",
              "databasename encrypt trustservercertificate hostnameincertificate instancename"));

  private static final Parameters OTHER = of(LOGIN, "");

  private static Parameters ofMysql(String ssl) {
    return of(
        LOGIN
            + "characterencoding useunicode useserverprepstmts cacheprepstmts prepstmtcachesize"
            + " prepstmtcachesqllimit usecursorfetch tcpkeepalive tinyint1isbit connectiontimezone"
            + " servertimezone "
            + ssl,
        "sslmode usessl requiressl allowpublickeyretrieval rewritebatchedstatements"
            + " zerodatetimebehavior maxallowedpacket");
  }

  private static Parameters of(String free, String written) {
    return new Parameters(Set.of(free.strip().split(" +")), Set.of(written.split(" ")));
  }

  static Parameters ofDriver(String driver) {
    return BY_DRIVER.getOrDefault(driver, OTHER);
  }

  /** Whether a tool may set this one. */
  boolean isFree(String name, String value) {
    String key = name.toLowerCase(Locale.ROOT);
    if (free.contains(key)) {
      return true;
    }
    for (String allowed : free) {
      if (allowed.startsWith(key + "=")) {
        List<String> values = List.of(allowed.substring(key.length() + 1).split("/"));
        return values.contains(value.toLowerCase(Locale.ROOT));
      }
    }
    return false;
  }

  /** Whether a manifest may have this one in a URL. */
  boolean isWritable(String name, String value) {
    return written.contains(name.toLowerCase(Locale.ROOT)) || isFree(name, value);
  }

  /** The first of some {@code name=value} that neither a tool nor a manifest may set, or null. */
  static @Nullable String refused(String driver, List<String> given) {
    Parameters known = ofDriver(driver);
    Map<String, String> seen = new HashMap<>();
    for (String parameter : given) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      String value = equals < 0 ? "" : parameter.substring(equals + 1);
      boolean twice = seen.put(name.toLowerCase(Locale.ROOT), value) != null;
      if (twice || !known.isWritable(name, value)) {
        return name;
      }
    }
    return null;
  }
}
