package dev.harness.it.tool;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.client.impl.StandardClient;
import org.mariadb.jdbc.message.client.PingPacket;
import org.mariadb.jdbc.message.client.QueryPacket;

/** Ways into MariaDB's driver that do not lead through the JDBC API. */
final class MariaInside {
  private MariaInside() {}

  static Map<String, PostgresDeeds.Deed> deeds(Connection host) {
    Map<String, PostgresDeeds.Deed> deeds = new LinkedHashMap<>();
    deeds.put(
        "client",
        () -> of(host).getClient().execute(new QueryPacket(MariaDeeds.CHANGE), true).size());
    deeds.put(
        "client, for a statement",
        () ->
            of(host)
                .getClient()
                .execute(new QueryPacket(MariaDeeds.CHANGE), of(host).createStatement(), true)
                .size());
    deeds.put(
        "pipeline",
        () ->
            of(host)
                .getClient()
                .executePipeline(
                    new QueryPacket[] {new QueryPacket(MariaDeeds.CHANGE)},
                    of(host).createStatement(),
                    0,
                    0,
                    1007,
                    1003,
                    false,
                    true)
                .size());
    deeds.put("secret: password", () -> conf(host).password());
    deeds.put("secret: builder", () -> conf(host).toBuilder().build().password());
    deeds.put("a copy of the configuration", () -> conf(host).clone("app", null));
    deeds.put("options of the configuration", () -> conf(host).nonMappedOptions());
    deeds.put(
        "may not see what the configuration says", () -> conf(host) + conf(host).initialUrl());
    return deeds;
  }

  /** Sends a change, and reads what the server says to it; nobody else can use it afterwards. */
  static Object query(Connection own, Connection host) throws Exception {
    StandardClient client = (StandardClient) of(own).getClient();
    client.sendQuery(new QueryPacket(MariaDeeds.CHANGE.replace("changed", "by query")));
    client.execute(PingPacket.INSTANCE, true);
    return SqlDeeds.one(host, MariaDeeds.SECRET);
  }

  private static Configuration conf(Connection host) throws Exception {
    return of(host).getContext().getConf();
  }

  private static org.mariadb.jdbc.Connection of(Connection host) throws Exception {
    return host.unwrap(org.mariadb.jdbc.Connection.class);
  }
}
