package dev.harness.agent.manifest;

import java.util.Arrays;
import java.util.List;

/** Powers over the JVM itself; each is off unless a {@code jvm} grant names it. */
public enum JvmPower {
  /** Ending the JVM: exit, halt, shutdown hooks, signals. */
  EXIT("exit"),
  /** Loading native libraries. */
  NATIVE("native"),
  /** Making class loaders and defining classes. */
  CLASS_LOADER("class-loader"),
  /** Power over threads of others. */
  THREAD("thread"),
  /** Learning about host and machine. */
  INSPECT("inspect"),
  /** Switching off access checks of JDK classes that are open. */
  REFLECTION("reflection"),
  /** Changing security providers. */
  SECURITY_PROVIDER("security-provider"),
  /** Changing what the whole JVM shares: defaults, streams, handlers. */
  GLOBAL_STATE("global-state"),
  /** Objects that call any method by name, compilers, script engines. */
  DYNAMIC_CODE("dynamic-code"),
  /** Managing and instrumenting the JVM. */
  MANAGEMENT("management");

  private final String key;

  JvmPower(String key) {
    this.key = key;
  }

  /** Its name in a manifest. */
  public String key() {
    return key;
  }

  /**
   * The power of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static JvmPower named(String key) {
    return Arrays.stream(values())
        .filter(power -> power.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(key));
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(JvmPower::key).toList();
  }
}
