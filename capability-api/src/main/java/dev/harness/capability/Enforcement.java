package dev.harness.capability;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent's side of {@link Compartment}, {@link Token} and {@link HostToken}. Not for
 * applications: it can be installed once only.
 */
public abstract class Enforcement {
  private static volatile @Nullable Enforcement installed;

  /** For the agent. */
  protected Enforcement() {}

  /** Enters a tool; what it returns belongs to {@link #exit}. */
  protected abstract @Nullable Object enter(String tool);

  /** Enters the tool that holds a token, with it; what it returns belongs to {@link #exit}. */
  protected abstract @Nullable Object enter(Token token);

  /** Leaves all compartments; what it returns belongs to {@link #exit}. */
  protected abstract @Nullable Object enter(HostToken host);

  /** Restores what ran before an entry. */
  protected abstract void exit(@Nullable Object outer);

  /** Names of the tools on this thread. */
  protected abstract List<String> current();

  /** Notes the only host token. */
  protected abstract void claim(HostToken host);

  /** See {@link HostToken#mint}. */
  protected abstract Token mint(HostToken host, String tool, List<String> grants);

  /** See {@link Token#held}. */
  protected abstract Token held(List<String> grants);

  /** See {@link Token#attenuate}. */
  protected abstract Token attenuate(Token token, List<String> grants);

  /** See {@link Token#delegate}. */
  protected abstract Token delegate(Token token, String tool);

  /** See {@link Token#expires(Instant)}. */
  protected abstract Token expires(Token token, Instant end);

  /** See {@link Token#uses}. */
  protected abstract Token uses(Token token, int count);

  /** See {@link Token#revoke}. */
  protected abstract void revoke(Token token);

  /** A new handle. It is worth what the agent in force knows of it: nothing, if others make it. */
  protected static Token handle(String id, String tool) {
    return new Token(id, tool);
  }

  /**
   * Makes the agent's implementation the one in force.
   *
   * @throws IllegalStateException if there is one already
   */
  public static synchronized void install(Enforcement enforcement) {
    if (installed != null) {
      throw new IllegalStateException("the harness is already at work in this JVM");
    }
    installed = enforcement;
  }

  static boolean isInstalled() {
    return installed != null;
  }

  /** The agent's, or one that enforces nothing. */
  static Enforcement inForce() {
    Enforcement agents = installed;
    return agents == null ? Unenforced.INSTANCE : agents;
  }
}
