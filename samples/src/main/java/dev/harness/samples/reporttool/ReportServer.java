package dev.harness.samples.reporttool;

import dev.harness.samples.reporttool.tool.Reports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * The process that has the tool, under the harness or bare. Reads lines of a URL, a tab and SQL;
 * prints an answer to each.
 */
public final class ReportServer {
  private ReportServer() {}

  /** Ends with its input. */
  public static void main(String[] arguments) throws IOException {
    Reports reports = new Reports();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] call = line.split("\t", 2);
      System.out.println(answer(reports, call[0], call[1]).replace('\n', ' '));
    }
  }

  private static String answer(Reports reports, String url, String sql) {
    try {
      return "allowed " + reports.ask(url, sql);
    } catch (SecurityException e) {
      return "denied " + e.getMessage();
    } catch (SQLException e) {
      return "failed " + e.getMessage();
    }
  }
}
