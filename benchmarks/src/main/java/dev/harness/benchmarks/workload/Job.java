package dev.harness.benchmarks.workload;

import java.sql.SQLException;

/** One kind of work, in steps that are timed one by one. */
interface Job extends AutoCloseable {
  /** Does one step: answers a request, indexes a batch, builds a file. */
  void step() throws Exception;

  @Override
  void close() throws SQLException;
}
