package dev.harness.agent.policy;

import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.policy.owner.Origin;
import dev.harness.agent.policy.owner.StackSearch;
import dev.harness.capability.Capability;
import dev.harness.capability.HostToken;
import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;

/** Who acts as the host: known by the one token that was claimed before any tool ran. */
public final class HostAuthority {
  private static final Attempt USE = Attempt.hopeless(Capability.JVM, "host token");

  private final Policy policy;
  private final ClassOwners owners;
  private volatile @Nullable HostToken claimed;
  private boolean toolRan;

  HostAuthority(Policy policy, ClassOwners owners) {
    this.policy = policy;
    this.owners = owners;
  }

  /** A tool is entered. Without order among threads: a host claims before it starts a tool. */
  void noteTool() {
    if (!toolRan) {
      toolRan = true;
    }
  }

  /** The self-test was no tool. */
  void forgetTools() {
    toolRan = false;
  }

  /**
   * Notes the host token.
   *
   * @throws IllegalStateException if it is too late
   */
  public synchronized void claim(@Nullable Object compartment, HostToken token) {
    if (compartment != null) {
      policy.refuseOrThrow(compartment, Verdict.deny(USE, null));
    }
    if (claimed != null) {
      throw new IllegalStateException("the host token is claimed already");
    }
    if (toolRan) {
      throw new IllegalStateException(
          "a tool ran before the host token was claimed; claim it at the start of main");
    }
    claimed = token;
  }

  /** Returns if code of the host holds the token and so may leave this compartment. */
  public void requireMayLeave(@Nullable Object compartment, HostToken shown) {
    requireClaimed(compartment, shown);
    if (compartment != null && !isHostCalling()) {
      policy.refuseOrThrow(compartment, Verdict.deny(USE, null));
    }
  }

  /** Returns if the host, outside all compartments, holds the token. */
  void requireHost(@Nullable Object compartment, HostToken shown) {
    requireClaimed(compartment, shown);
    if (compartment != null) {
      policy.refuseOrThrow(compartment, Verdict.deny(USE, null));
    }
  }

  private void requireClaimed(@Nullable Object compartment, HostToken shown) {
    if (shown == claimed) {
      return;
    }
    if (compartment != null) {
      policy.refuseOrThrow(compartment, Verdict.deny(USE, null));
    }
    throw new IllegalArgumentException("this host token was not claimed");
  }

  /** Whether the nearest code outside the JDK is the host's. */
  private boolean isHostCalling() {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            Class<?> type = frame.getDeclaringClass();
            return Origin.isJdk(type) ? null : (Boolean) !owners.isTools(type);
          }
        }.search());
  }
}
