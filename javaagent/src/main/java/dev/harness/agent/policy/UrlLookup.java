package dev.harness.agent.policy;

import org.jspecify.annotations.Nullable;

/** A database URL. */
final class UrlLookup extends Lookup {
  private final String url;

  UrlLookup(String url) {
    this.url = url;
  }

  @Override
  @Nullable Rule in(Holdings holdings) {
    return holdings.urls().match(url, Rule.USABLE);
  }
}
