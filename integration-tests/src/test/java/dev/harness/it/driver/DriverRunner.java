package dev.harness.it.driver;

import dev.harness.it.tool.DriverUse;
import java.sql.Connection;
import java.sql.DriverManager;

/** A tool uses drivers; prints what they ran, and what became of the tool. */
public final class DriverRunner {
  private DriverRunner() {}

  /** Arguments: kinds of driver. */
  public static void main(String[] arguments) throws Exception {
    DriverManager.registerDriver(new MadeDriver());
    for (String kind : arguments) {
      String url = "jdbc:made:" + kind;
      Connection host = DriverManager.getConnection(url);
      show(kind, () -> DriverManager.getConnection(url), "SELECT a FROM t");
      show(kind + " of the host", () -> host, "SELECT a FROM t");
      show(kind + ", too much", () -> DriverManager.getConnection(url), "DELETE FROM t");
    }
    System.out.println("END");
  }

  private static void show(String name, DriverUse.Source source, String sql) {
    Engine.RAN.clear();
    String outcome = "";
    try {
      DriverUse.run(source, sql);
    } catch (Exception | LinkageError e) {
      outcome = " " + e.getMessage();
    }
    System.out.println(name + ": " + Engine.RAN + outcome);
  }
}
