package dev.harness.capability;

import dev.harness.capability.Compartment.Action;
import dev.harness.capability.Compartment.Task;

/**
 * The authority of the host as an object. There is one in a JVM; the host claims it before any tool
 * runs and keeps it where tools do not look.
 *
 * <p>With it a service of the host acts on its own account while a tool calls it, and the host
 * mints tokens:
 *
 * <pre>{@code
 * private static final HostToken HOST = HostToken.claim();   // in the class of main
 *
 * String template(String name) {                             // called by tools
 *   return HOST.call(() -> Files.readString(templates.resolve(checked(name))));
 * }
 * }</pre>
 *
 * <p>What a tool handed over is not to be trusted in there: the service must check it, as any
 * server checks a request. Code of a tool that is called in there is in its own compartment again.
 */
public final class HostToken {

  private HostToken() {}

  /**
   * Claims the host's authority; works once, on a thread of the host, before any tool ran.
   *
   * @throws IllegalStateException if it is claimed already, or a tool ran already
   * @throws CapabilityDeniedException if a tool calls it
   */
  public static HostToken claim() {
    HostToken host = new HostToken();
    Enforcement.inForce().claim(host);
    return host;
  }

  /**
   * Runs a task as the host, outside all compartments. Only code of the host may call it, also
   * while tools run on this thread.
   *
   * @return what the task returns
   * @throws X what the task throws
   * @throws CapabilityDeniedException if code of a tool calls it
   */
  public <T, X extends Throwable> T call(Task<T, X> task) throws X {
    Enforcement enforcement = Enforcement.inForce();
    Object outer = enforcement.enter(this);
    try {
      return task.call();
    } finally {
      enforcement.exit(outer);
    }
  }

  /**
   * Runs an action as the host.
   *
   * @throws X what the action throws
   * @throws CapabilityDeniedException if code of a tool calls it
   * @see #call
   */
  public <X extends Throwable> void run(Action<X> action) throws X {
    call(
        () -> {
          action.run();
          return Boolean.TRUE;
        });
  }

  /**
   * A token for a tool, beyond what the manifest grants it. {@code never} rules stay in force.
   *
   * @param tool a tool name of the manifest
   * @param grants what it covers, as in the manifest: {@code "file.write: /srv/out/**"}; {@link
   *     CapabilityDeniedException#missing} gives such a text, {@link Capability#of} makes one
   * @throws IllegalArgumentException if the manifest has no such tool, or a grant cannot be
   *     understood
   * @throws CapabilityDeniedException if a tool runs on this thread; {@link #call} leaves it
   */
  public Token mint(String tool, String... grants) {
    return Enforcement.inForce()
        .mint(this, java.util.Objects.requireNonNull(tool), Token.some(grants));
  }
}
