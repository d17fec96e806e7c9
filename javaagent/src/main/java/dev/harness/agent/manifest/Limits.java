package dev.harness.agent.manifest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Limits of one grant.
 *
 * @param id the name written for it, which the audit uses, or null
 * @param expires when it ends, or null for never
 * @param uses how many operations it allows in the life of the JVM; 0 for any number
 */
public record Limits(@Nullable String id, @Nullable Instant expires, int uses) {

  /** No limits at all. */
  public static final Limits NONE = new Limits(null, null, 0);
}
