package dev.harness.agent.property;

import dev.harness.agent.manifest.HostPattern;
import dev.harness.agent.verify.plain.PlainHosts;
import dev.harness.agent.verify.plain.PlainPaths;
import dev.harness.capability.Capability;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What tokens mean, written down as plainly as possible: one object for each, asked in full. */
public final class TokenReference {
  private final String holder;
  private final @Nullable TokenReference parent;
  private final @Nullable List<Part> part;
  private final boolean expired;
  private int left;
  private boolean revoked;

  /** One grant: a kind and a path pattern, an address with a port, or a name. */
  public record Part(Capability kind, String pattern) {
    /** As in a manifest. */
    public String text() {
      return kind.key() + ": \"" + pattern + "\"";
    }

    boolean covers(Capability asked, Object resource) {
      if (asked != kind) {
        return false;
      }
      return switch (kind) {
        case FILE_READ, FILE_WRITE -> PlainPaths.covers(pattern, (String) resource, false);
        case NET_CONNECT ->
            PlainHosts.coversAddress(host(), (byte[]) resource, 80, Map.of(), false);
        default ->
            pattern.endsWith("*")
                ? ((String) resource).startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(resource);
      };
    }

    private HostPattern host() {
      return Hosts.pattern(pattern.substring(0, pattern.lastIndexOf(':')), 80, 80);
    }
  }

  private TokenReference(
      String holder,
      @Nullable TokenReference parent,
      @Nullable List<Part> part,
      boolean expired,
      int left) {
    this.holder = holder;
    this.parent = parent;
    this.part = part;
    this.expired = expired;
    this.left = left;
  }

  /** One that the harness mints. */
  public static TokenReference first(String holder, List<Part> part) {
    return new TokenReference(holder, null, part, false, Integer.MAX_VALUE);
  }

  /** One that covers a part. */
  public TokenReference narrowed(List<Part> narrower) {
    return new TokenReference(holder, this, narrower, false, Integer.MAX_VALUE);
  }

  /** One that another tool holds. */
  public TokenReference lent(String borrower) {
    return new TokenReference(borrower, this, null, false, Integer.MAX_VALUE);
  }

  /** One with an end in time. */
  public TokenReference ending(boolean inThePast) {
    return new TokenReference(holder, this, null, inThePast, Integer.MAX_VALUE);
  }

  /** One with a number of uses. */
  public TokenReference counted(int uses) {
    return new TokenReference(holder, this, null, false, uses);
  }

  /** Who uses it. */
  public String holder() {
    return holder;
  }

  /** Ends it. */
  public void revoke() {
    revoked = true;
  }

  /** Whether a tool holds it or lent it. */
  public boolean isOf(String tool) {
    return holder.equals(tool) || (parent != null && parent.isOf(tool));
  }

  /** Whether it has something of a kind to narrow. */
  public boolean hasKinds(List<Part> parts) {
    Set<Capability> own = new HashSet<>();
    if (part == null) {
      return parent == null || parent.hasKinds(parts);
    }
    part.forEach(one -> own.add(one.kind()));
    return parts.stream().allMatch(one -> own.contains(one.kind()));
  }

  /** Whether it lets a tool do something now. */
  public boolean lets(String tool, Capability kind, Object resource) {
    return isOf(tool) && allows(kind, resource);
  }

  private boolean allows(Capability kind, Object resource) {
    boolean covers = part == null || part.stream().anyMatch(one -> one.covers(kind, resource));
    boolean lives = !revoked && !expired && left > 0;
    return covers && lives && (parent == null || parent.allows(kind, resource));
  }

  /** Takes a use; false if there is none. */
  public boolean take() {
    if (left == 0) {
      return false;
    }
    left -= left == Integer.MAX_VALUE ? 0 : 1;
    return parent == null || parent.take();
  }
}
