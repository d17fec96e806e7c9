package dev.harness.agent.policy.judge;

import dev.harness.agent.manifest.Limits;
import dev.harness.agent.policy.cache.Epoch;
import dev.harness.capability.Capability;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the harness knows of one token. Tokens form a chain from the derived one to the one minted
 * first, and every link has to agree: so none is wider than its parent, and all end with it.
 */
public final class Minted {
  private final String id;
  private final Tool holder;
  private final @Nullable Minted parent;
  private final @Nullable Holdings part;
  private final Set<Capability> kinds;
  private final Rule limit;
  private final AtomicInteger children = new AtomicInteger();
  private final Map<Compartment, Compartment> scopes = new ConcurrentHashMap<>();
  private volatile boolean revoked;

  private Minted(
      String id,
      Tool holder,
      @Nullable Minted parent,
      @Nullable Holdings part,
      Set<Capability> kinds,
      Limits limits) {
    this.id = id;
    this.holder = holder;
    this.parent = parent;
    this.part = part;
    this.kinds = kinds;
    this.limit = new Rule(id, limits, Long.MAX_VALUE);
  }

  /** The first of a chain. */
  public static Minted first(String id, Tool holder, Holdings part, Set<Capability> kinds) {
    return new Minted(id, holder, null, part, kinds, Limits.NONE);
  }

  /** One that covers a part of this one. */
  public Minted narrowed(Holdings narrower, Set<Capability> narrowerKinds) {
    return new Minted(childId(), holder, this, narrower, narrowerKinds, Limits.NONE);
  }

  /** One that belongs to another tool. */
  public Minted lent(Tool borrower) {
    return new Minted(childId(), borrower, this, null, kinds, Limits.NONE);
  }

  /** One that ends earlier. */
  public Minted limited(@Nullable Instant end, int uses) {
    return new Minted(childId(), holder, this, null, kinds, new Limits(null, end, uses));
  }

  public String id() {
    return id;
  }

  public Tool holder() {
    return holder;
  }

  public Set<Capability> kinds() {
    return kinds;
  }

  /** What it was derived from; null for the first of a chain. */
  public @Nullable Minted parent() {
    return parent;
  }

  /** What it covers; null for all that its parent does. */
  public @Nullable Holdings part() {
    return part;
  }

  /** Its own time and uses. */
  public Rule limit() {
    return limit;
  }

  /** Whether it itself was revoked. */
  public boolean isRevoked() {
    return revoked;
  }

  /** Whether a tool holds it or lent it: then it may take it back and pass it on. */
  public boolean isOf(Tool tool) {
    for (Minted link = this; link != null; link = link.parent) {
      if (link.holder == tool) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of some tools holds it or lent it. */
  public boolean isOfAny(List<Tool> tools) {
    for (Tool tool : tools) {
      if (isOf(tool)) {
        return true;
      }
    }
    return false;
  }

  /** The compartment in which it is used where {@code base} was. */
  public Compartment scope(Compartment base) {
    if (base.tokens().contains(this)) {
      return base;
    }
    if (!base.tokens().isEmpty()) {
      return base.with(this);
    }
    Compartment known = scopes.get(base);
    if (known == null) {
      known = base.with(this);
      scopes.put(base, known);
    }
    return known;
  }

  /** The narrowest rule of those with which each link covers an attempt; null if one does not. */
  @Nullable Rule covering(Lookup lookup) {
    Rule narrowest = null;
    for (Minted link = this; link != null; link = link.parent) {
      Rule rule = link.part == null ? null : lookup.in(link.part);
      if (link.part != null && rule == null) {
        return null;
      }
      narrowest = narrowest == null ? rule : narrowest;
    }
    return narrowest;
  }

  /** Whether it still allows anything; {@code begun} is for what took its use already. */
  boolean isUsable(boolean begun) {
    for (Minted link = this; link != null; link = link.parent) {
      boolean usable = begun ? Rule.UNEXPIRED.isUsable(link.limit) : link.limit.isUsable();
      if (link.revoked || !usable) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes a use of every link and of every rule that covers the attempt. If one has none left the
   * others are spent in vain; they are worth nothing any more.
   */
  boolean take(Lookup lookup) {
    for (Minted link = this; link != null; link = link.parent) {
      if (link.revoked || !link.limit.isUsable() || !link.limit.use()) {
        return false;
      }
      if (link.part != null) {
        Rule rule = lookup.in(link.part);
        if (rule == null || !rule.use()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the answer to an attempt can change without being revoked. */
  boolean isLimited(Lookup lookup) {
    for (Minted link = this; link != null; link = link.parent) {
      Rule rule = link.part == null ? null : lookup.in(link.part);
      if (link.limit.isLimited() || (rule != null && rule.isLimited())) {
        return true;
      }
    }
    return false;
  }

  /** Why it allows nothing any more; null if it does. */
  public @Nullable String end() {
    for (Minted link = this; link != null; link = link.parent) {
      if (link.revoked) {
        return "was revoked";
      }
      if (!link.limit.isUsable()) {
        return Rule.UNEXPIRED.isUsable(link.limit) ? "is used up" : "has expired";
      }
    }
    return null;
  }

  /** Ends it, and what was remembered of it on any thread. */
  public void revoke() {
    revoked = true;
    Epoch.revoked();
  }

  /** The first of some tokens that is of a tool and tells why it did not help; null for none. */
  public static @Nullable Minted telling(List<Minted> tokens, Tool tool, Lookup lookup) {
    Minted first = null;
    for (int i = 0; i < tokens.size(); i++) {
      Minted token = tokens.get(i);
      if (token.isOf(tool) && (first == null || token.covering(lookup) != null)) {
        first = token;
      }
    }
    return first;
  }

  @Override
  public String toString() {
    return "token " + id + " of " + holder.name();
  }

  private String childId() {
    return id + "." + children.incrementAndGet();
  }
}
