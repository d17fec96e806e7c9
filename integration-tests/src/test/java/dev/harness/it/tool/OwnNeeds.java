package dev.harness.it.tool;

import dev.harness.it.fork.Needs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** A tool that is the first in its JVM to need something of the JDK. */
public final class OwnNeeds {
  private OwnNeeds() {}

  /** Each need, met in the tool's compartment. */
  public static Map<String, Callable<?>> all() {
    Map<String, Callable<?>> needs = new LinkedHashMap<>();
    Needs.all().forEach((name, need) -> needs.put(name, () -> need.call()));
    return needs;
  }
}
