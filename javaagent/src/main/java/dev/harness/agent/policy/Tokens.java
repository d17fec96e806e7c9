package dev.harness.agent.policy;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Holdings;
import dev.harness.agent.policy.judge.HoldingsBuilder;
import dev.harness.agent.policy.judge.Minted;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.owner.Trail;
import dev.harness.capability.Capability;
import dev.harness.capability.HostToken;
import dev.harness.capability.Token;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which objects are tokens, and who may do what with them. A token is known by its identity alone;
 * an object that is not in the table, however it was made, stands for nothing.
 */
public final class Tokens {
  private final Policy policy;
  private final HostAuthority host;
  private final Handles handles;
  private final Map<Token, Minted> table = new WeakHashMap<>();
  private final AtomicInteger firsts = new AtomicInteger();

  /** Makes the objects that stand for tokens. */
  public interface Handles {
    /** A new one, with a name and the tool it belongs to. */
    Token make(String id, String tool);
  }

  /** With none minted yet. */
  public Tokens(Policy policy, Handles handles) {
    this.policy = policy;
    this.host = policy.host();
    this.handles = handles;
  }

  /** A token beyond the manifest. */
  public Token mint(
      @Nullable Object compartment, HostToken shown, String tool, List<Grant> grants) {
    host.requireHost(compartment, shown);
    return issue(Minted.first(firstId(), tool(tool), holdings(grants), kinds(grants)));
  }

  /** A token for a part of what the only tool of a compartment holds. */
  public Token held(@Nullable Object compartment, List<Grant> grants) {
    if (compartment == null) {
      throw new IllegalStateException("no tool runs on this thread; the host mints tokens");
    }
    List<Tool> running = ((Compartment) compartment).tools();
    if (running.size() != 1) {
      throw new IllegalStateException("several tools run on this thread, which hold it?");
    }
    Tool tool = running.get(0);
    Minted whole = Minted.first(firstId(), tool, tool.holdings(), tool.kinds());
    return issue(part(whole, grants));
  }

  /** One that covers a part of another. */
  public Token attenuate(@Nullable Object compartment, Token token, List<Grant> grants) {
    return issue(part(own(compartment, token), grants));
  }

  /** One that another tool can use; all who run must hold it or have lent it. */
  public Token delegate(@Nullable Object compartment, Token token, String tool) {
    Minted minted = own(compartment, token);
    if (compartment instanceof Compartment inner) {
      for (Tool running : inner.tools()) {
        if (!minted.isOf(running)) {
          refuse(inner, running, minted);
        }
      }
    }
    return issue(minted.lent(tool(tool)));
  }

  /** One that ends earlier: at a time, or after a number of uses if that is not 0. */
  public Token limit(@Nullable Object compartment, Token token, @Nullable Instant end, int uses) {
    return issue(own(compartment, token).limited(end, uses));
  }

  /** Ends a token. */
  public void revoke(@Nullable Object compartment, Token token) {
    own(compartment, token).revoke();
  }

  /** The compartment in which a token is used: the host enters its tool. */
  public Object scope(@Nullable Object compartment, Token token) {
    Minted minted = known(compartment, token);
    if (compartment == null) {
      Trail.enter(minted);
      return minted.scope(policy.enter(null, minted.holder().number()));
    }
    Compartment inner = (Compartment) compartment;
    if (!inner.tools().contains(minted.holder())) {
      refuse(inner, null, minted);
      Trail.stay();
      return inner;
    }
    Trail.enter(minted);
    return minted.scope(inner);
  }

  private Token issue(Minted minted) {
    Token token = handles.make(minted.id(), minted.holder().name());
    synchronized (table) {
      table.put(token, minted);
    }
    return token;
  }

  /** A token that one of the running tools holds or lent; the host may do all. */
  private Minted own(@Nullable Object compartment, Token token) {
    Minted minted = known(compartment, token);
    if (compartment instanceof Compartment inner && !minted.isOfAny(inner.tools())) {
      refuse(inner, null, minted);
    }
    return minted;
  }

  private Minted known(@Nullable Object compartment, Token token) {
    Minted minted;
    synchronized (table) {
      minted = table.get(token);
    }
    if (minted == null) {
      if (compartment instanceof Compartment inner) {
        refuse(inner, null, null);
      }
      throw new IllegalArgumentException("the harness did not mint this token");
    }
    return minted;
  }

  private void refuse(Compartment compartment, @Nullable Tool tool, @Nullable Minted minted) {
    String resource =
        minted == null
            ? "by a token that was not minted"
            : minted.holder().name() + " by its token " + minted.id();
    Attempt attempt = Attempt.hopeless(Capability.TOOL_CALL, resource);
    policy.refuseOrThrow(compartment, Verdict.deny(attempt, tool));
  }

  private Tool tool(String name) {
    return policy
        .tools()
        .named(name)
        .orElseThrow(
            () -> new IllegalArgumentException("the manifest has no tool \"" + name + "\""));
  }

  private String firstId() {
    return "t" + firsts.incrementAndGet();
  }

  private static Minted part(Minted whole, List<Grant> grants) {
    Set<Capability> kinds = kinds(grants);
    for (Capability kind : kinds) {
      if (!whole.kinds().contains(kind)) {
        throw new IllegalArgumentException(whole + " has no " + kind.key() + " to narrow");
      }
    }
    return whole.narrowed(holdings(grants), kinds);
  }

  static Set<Capability> kinds(List<Grant> grants) {
    Set<Capability> kinds = EnumSet.noneOf(Capability.class);
    for (Grant grant : grants) {
      kinds.add(grant.capability());
    }
    return kinds;
  }

  private static Holdings holdings(List<Grant> grants) {
    HoldingsBuilder builder = HoldingsBuilder.ofTool(Long.MAX_VALUE);
    for (Grant grant : grants) {
      builder.add(grant, null);
    }
    return builder.build();
  }
}
