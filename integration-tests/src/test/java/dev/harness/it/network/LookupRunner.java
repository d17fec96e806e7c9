package dev.harness.it.network;

import dev.harness.it.fork.Probe;
import dev.harness.it.tool.Lookups;

/** A host whose tool asks for names. */
public final class LookupRunner {
  private LookupRunner() {}

  /** Arguments: domains. */
  public static void main(String[] arguments) {
    for (String domain : arguments) {
      Lookups.below(domain).forEach((name, way) -> Probe.show(domain + " " + name, way));
    }
    System.out.println("END");
    System.exit(0);
  }
}
