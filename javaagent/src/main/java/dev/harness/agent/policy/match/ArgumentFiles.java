package dev.harness.agent.policy.match;

/** Which files an argument may name. */
@FunctionalInterface
public interface ArgumentFiles {
  /** Any: for what is forbidden whatever it names. */
  ArgumentFiles ANY =
      new ArgumentFiles() {
        @Override
        public boolean allow(String path, boolean write) {
          return true;
        }
      };

  /**
   * Whether it may name this one.
   *
   * @param path as the program will read it, absolute or from its own folder
   * @param write for writing, otherwise for reading
   */
  boolean allow(String path, boolean write);
}
