package dev.harness.benchmarks.peers;

/** Switches a sandbox on that is not switched on by options of the JVM alone. */
public interface Adapter {
  /**
   * Puts the grants in force, for the JVM's whole life.
   *
   * @param scene the files, and what the tool may do
   * @param grants how many grants the tool holds
   * @param tool the loader of the tool that holds them
   * @param neighbour the loader of the tool that holds none
   */
  void install(Scene scene, int grants, ClassLoader tool, ClassLoader neighbour) throws Exception;

  /** The adapter of that class; the class path has it only where its peer is. */
  static Adapter named(String type) throws ReflectiveOperationException {
    return Class.forName(type).asSubclass(Adapter.class).getConstructor().newInstance();
  }
}
