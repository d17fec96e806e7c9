package dev.harness.capability;

/**
 * Thrown when a tool attempts what none of its grants covers, before any side effect and after the
 * audit record is written.
 */
public final class CapabilityDeniedException extends SecurityException {
  private static final long serialVersionUID = 1L;

  private final String tool;
  private final Capability capability;
  private final String resource;
  private final String missing;

  /**
   * Made by the harness only; a forged one changes nothing.
   *
   * @param message who, what, on what, and the grant that is missing
   * @param tool name of the tool
   * @param capability the kind of capability that is missing
   * @param resource what the operation was attempted on
   * @param missing the manifest grant that would allow it; empty if none can
   */
  public CapabilityDeniedException(
      String message, String tool, Capability capability, String resource, String missing) {
    super(message);
    this.tool = tool;
    this.capability = capability;
    this.resource = resource;
    this.missing = missing;
  }

  /** Name of the tool that was refused. */
  public String tool() {
    return tool;
  }

  /** The kind of capability that is missing. */
  public Capability capability() {
    return capability;
  }

  /** What the operation was attempted on: a path, {@code host:port}, a program, a URL, a name. */
  public String resource() {
    return resource;
  }

  /** The manifest grant that would allow it, such as {@code file.read: /x}; empty if none can. */
  public String missing() {
    return missing;
  }
}
