package dev.harness.agent.policy.judge;

import dev.harness.agent.manifest.ToolDeclaration.OnDeny;
import dev.harness.agent.policy.cache.DecisionCache;
import dev.harness.agent.policy.cache.OpenedCache;
import dev.harness.agent.policy.cache.StatementCache;
import dev.harness.bootstrap.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One tool, or several of which only what all hold is allowed, and the tokens in use. There is one
 * object for each combination of tools, and one for each token used in it, so entering allocates
 * nothing and what was decided is remembered for it.
 */
public final class Compartment extends Domain {
  private final List<Tool> tools;
  private final List<Minted> tokens;
  private final OnDeny onDeny;
  private final DecisionCache cache = new DecisionCache();
  private final OpenedCache opened = new OpenedCache();
  private final StatementCache statements;
  private final Map<Integer, Compartment> nested = new ConcurrentHashMap<>();
  private final Driving driving;
  private final @Nullable Compartment tool;
  private volatile @Nullable Compartment driver;
  private volatile @Nullable Compartment driverItself;

  /** Whether a database driver is at work for the tools. */
  public enum Driving {
    /** No: the tools themselves run. */
    NONE,
    /** It runs a statement of theirs. */
    STATEMENT,
    /** It does something that needs SQL of its own. */
    ITSELF
  }

  public Compartment(Tool tool) {
    this(List.of(tool), List.of());
  }

  private Compartment(List<Tool> tools, List<Minted> tokens) {
    super(tools.get(tools.size() - 1).number());
    this.tools = tools;
    this.tokens = tokens;
    this.statements = new StatementCache();
    this.driving = Driving.NONE;
    this.tool = null;
    this.onDeny = loudest(tools);
  }

  private Compartment(Compartment tool, Driving driving) {
    super(Domain.NO_TOOL);
    this.tools = tool.tools;
    this.tokens = tool.tokens;
    this.statements = tool.statements;
    this.driving = driving;
    this.tool = tool;
    this.onDeny = tool.onDeny;
  }

  public List<Tool> tools() {
    return tools;
  }

  /** Tokens in use, the last one first. */
  public List<Minted> tokens() {
    return tokens;
  }

  /** How a denial reaches the code: quietly only if all tools ask for that. */
  public OnDeny onDeny() {
    return onDeny;
  }

  public DecisionCache cache() {
    return cache;
  }

  public OpenedCache opened() {
    return opened;
  }

  /** Statements that were allowed, whoever runs them for the tools. */
  public StatementCache statements() {
    return statements;
  }

  public Driving driving() {
    return driving;
  }

  /** Where a driver works for the tools of this compartment; once by itself, it stays so. */
  public Compartment driver(boolean itself) {
    Compartment from = tool == null ? this : tool;
    if (itself || driving == Driving.ITSELF) {
      Compartment known = from.driverItself;
      if (known == null) {
        known = new Compartment(from, Driving.ITSELF);
        from.driverItself = known;
      }
      return known;
    }
    Compartment known = from.driver;
    if (known == null) {
      known = new Compartment(from, Driving.STATEMENT);
      from.driver = known;
    }
    return known;
  }

  /** What runs when this compartment enters a tool. */
  public Compartment enter(Tool tool, Compartment alone, Judge judge) {
    if (this.tool != null) {
      return this.tool.enter(tool, alone, judge);
    }
    if (tools.size() == 1 && tools.get(0) == tool) {
      return this;
    }
    Compartment known = nested.get(tool.number());
    if (known != null) {
      return known;
    }
    if (judge.mayCall(this, tool)) {
      return alone;
    }
    Compartment made = within(tool);
    nested.put(tool.number(), made);
    return made;
  }

  /** What both this and the tool hold. */
  public Compartment within(Tool tool) {
    if (this.tool != null) {
      return this.tool.within(tool);
    }
    return tools.contains(tool) ? this : new Compartment(plus(tools, tool), tokens);
  }

  /** The tool that was entered last. */
  public Tool innermost() {
    return tools.get(tools.size() - 1);
  }

  /** The same with a token in use. */
  public Compartment with(Minted token) {
    List<Minted> all = new ArrayList<>(tokens.size() + 1);
    all.add(token);
    all.addAll(tokens);
    return new Compartment(tools, List.copyOf(all));
  }

  private static OnDeny loudest(List<Tool> tools) {
    OnDeny loudest = OnDeny.ABSENT;
    for (Tool tool : tools) {
      loudest = tool.onDeny().compareTo(loudest) < 0 ? tool.onDeny() : loudest;
    }
    return loudest;
  }

  private static List<Tool> plus(List<Tool> tools, Tool tool) {
    List<Tool> all = new ArrayList<>(tools);
    all.add(tool);
    return List.copyOf(all);
  }
}
