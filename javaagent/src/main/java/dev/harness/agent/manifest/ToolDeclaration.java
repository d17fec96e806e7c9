package dev.harness.agent.manifest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tool of the manifest.
 *
 * @param name its name, as in {@code tools.NAME}
 * @param packages packages it owns, with all below them, in dotted form
 * @param jars absolute real paths of the jars it owns, patterns already expanded
 * @param grants what it holds, in the order of the file
 * @param expires when all its grants end, or null for never
 * @param onDeny how a denial reaches the tool's code
 */
public record ToolDeclaration(
    String name,
    List<String> packages,
    List<Path> jars,
    List<Grant> grants,
    @Nullable Instant expires,
    OnDeny onDeny) {

  /** How a denial reaches the tool's code, the loudest way first. */
  public enum OnDeny {
    /** {@code CapabilityDeniedException} is thrown. */
    THROW,
    /** The API's own checked exception is thrown, with ours as its cause. */
    CHECKED,
    /** Existence checks answer false, reads act as if nothing were there. */
    ABSENT
  }
}
