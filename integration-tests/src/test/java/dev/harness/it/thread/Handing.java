package dev.harness.it.thread;

import java.io.File;

/** A way to hand work to another thread; it need not wait for the end. */
@FunctionalInterface
public interface Handing {
  /**
   * @param work what to hand over
   * @param file what the work deletes
   */
  void hand(Work work, File file) throws Exception;
}
