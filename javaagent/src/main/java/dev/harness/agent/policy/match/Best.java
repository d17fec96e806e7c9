package dev.harness.agent.policy.match;

import org.jspecify.annotations.Nullable;

/** Keeps the grant that stands first in the manifest. */
final class Best<G> {
  private final Usable<? super G> usable;
  private int order = Integer.MAX_VALUE;
  private @Nullable G grant;

  Best(Usable<? super G> usable) {
    this.usable = usable;
  }

  void offer(@Nullable Accepted<G> accepted) {
    if (accepted != null) {
      int index = accepted.firstBefore(order, usable);
      if (index >= 0) {
        order = accepted.order(index);
        grant = accepted.grant(index);
      }
    }
  }

  @Nullable G grant() {
    return grant;
  }
}
