package dev.harness.agent.sql;

/** What reading a statement gave: {@link Facts}, or why it is {@link Unreadable}. */
public sealed interface Reading permits Facts, Unreadable {

  /**
   * The statement without comments and with {@code ?} for every literal, shortened; for records.
   */
  String outline();
}
