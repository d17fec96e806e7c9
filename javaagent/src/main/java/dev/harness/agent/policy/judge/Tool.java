package dev.harness.agent.policy.judge;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.ToolDeclaration.OnDeny;
import dev.harness.capability.Capability;
import java.util.List;
import java.util.Set;

/** A tool at run time: its number in woven code, its name and what it holds. */
public final class Tool {
  private final int number;
  private final String name;
  private final Holdings holdings;
  private final Set<Capability> kinds;
  private final OnDeny onDeny;

  private final List<Grant> grants;

  public Tool(
      int number,
      String name,
      Holdings holdings,
      Set<Capability> kinds,
      OnDeny onDeny,
      List<Grant> grants) {
    this.grants = grants;
    this.kinds = kinds;
    this.onDeny = onDeny;
    this.number = number;
    this.name = name;
    this.holdings = holdings;
  }

  /** Its place in the manifest, from 0. */
  public int number() {
    return number;
  }

  public String name() {
    return name;
  }

  public Holdings holdings() {
    return holdings;
  }

  /** The kinds of capability that its manifest entry grants. */
  public Set<Capability> kinds() {
    return kinds;
  }

  /** How a denial reaches its code. */
  OnDeny onDeny() {
    return onDeny;
  }

  /** Its grants as in the manifest. */
  public List<Grant> grants() {
    return grants;
  }
}
