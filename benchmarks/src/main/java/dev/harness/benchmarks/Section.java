package dev.harness.benchmarks;

import java.util.List;

/**
 * A part of the report: it measures something on a JDK and gives the rows of one table. Sections
 * beside those of this module are found as services.
 */
public interface Section {
  /** The heading. */
  String title();

  /** How it was measured and how to read it, in one or two sentences. */
  String method();

  /** The budgets of its rows. */
  List<Goal> goals();

  /**
   * Measures on one JDK, each figure in JVMs of its own.
   *
   * @return rows in the order of the table; none where the JDK cannot run it
   */
  List<Row> measure(Setting setting) throws Exception;
}
