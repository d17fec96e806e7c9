package dev.harness.benchmarks;

import java.nio.file.Path;

/**
 * Where a section measures.
 *
 * @param java the {@code java} program
 * @param release its feature release
 * @param quick whether the short form is wanted, for a first look
 * @param manifest the benchmarks' own manifest, in the folder they work in
 * @param raw where raw results go
 */
public record Setting(Path java, int release, boolean quick, Path manifest, Path raw) {
  /** The folder that the benchmarks work in. */
  public Path folder() {
    return manifest.toAbsolutePath().resolveSibling(".").normalize();
  }

  /** A JVM to measure in. */
  public Fork fork() {
    return new Fork(java).option("-Dworld=" + folder());
  }

  /** The same with the agent, under the benchmarks' manifest. */
  public Fork guarded() {
    return fork().agent(manifest);
  }

  /** One number in the short form, another in the full. */
  public int rounds(int few, int many) {
    return quick ? few : many;
  }
}
