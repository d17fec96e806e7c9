package dev.harness.benchmarks.peers;

import java.util.stream.Stream;

/** Runs work on a stack of a given depth. */
final class Depth {
  /** Work that gives a number. */
  interface Work {
    long run() throws Exception;
  }

  private Depth() {}

  /**
   * Runs work so that it is called by this many frames.
   *
   * @throws IllegalArgumentException if there are more already
   */
  static long at(int frames, Work work) throws Exception {
    int here = Math.toIntExact(StackWalker.getInstance().<Long>walk(Stream::count));
    if (here > frames - 1) {
      throw new IllegalArgumentException(here + " frames already");
    }
    return descend(frames - here - 1, work);
  }

  private static long descend(int more, Work work) throws Exception {
    return more == 0 ? work.run() : descend(more - 1, work);
  }
}
