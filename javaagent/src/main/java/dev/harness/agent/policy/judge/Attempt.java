package dev.harness.agent.policy.judge;

import dev.harness.capability.Capability;
import org.jspecify.annotations.Nullable;

/**
 * What is being tried, in the words of the manifest.
 *
 * @param capability the kind of capability it needs
 * @param resource what it is tried on, for messages and the audit
 * @param grant the grant that would allow it, or empty if none can; null for the one that names the
 *     resource, which is put together when someone asks for it
 * @param action what is done to the resource: a verb, as in "may not <em>read</em> /etc/passwd"
 * @param reason what about it is not allowed, or empty if that is plain
 */
public record Attempt(
    Capability capability, String resource, @Nullable String grant, String action, String reason) {

  public Attempt(Capability capability, String resource, @Nullable String grant) {
    this(capability, resource, grant, capability.verb(), "");
  }

  public static Attempt of(Capability capability, String resource) {
    return new Attempt(capability, resource, null);
  }

  /** The grant that would allow it, or empty if none can. */
  public String missing() {
    return grant == null ? capability.key() + ": " + yaml(resource) : grant;
  }

  /** What no grant can allow. */
  public static Attempt hopeless(Capability capability, String resource) {
    return new Attempt(capability, resource, "");
  }

  /** The same, which lacks nothing but the other. */
  public Attempt because(Attempt other) {
    String why = "it may not " + other.action + ' ' + other.resource + " itself";
    return new Attempt(capability, resource, other.missing(), action, why);
  }

  public Attempt withoutGrant() {
    return new Attempt(capability, resource, "", action, reason);
  }

  /** Quotes what YAML would not read back as the same text. */
  public static String yaml(String value) {
    boolean plain = !value.isEmpty() && "-?[]{},&*!|>'\"%@`#:".indexOf(value.charAt(0)) < 0;
    for (int i = 0; plain && i < value.length(); i++) {
      char c = value.charAt(i);
      plain =
          c > ' '
              && c < 0x7f
              && "\"'#{}[],&*".indexOf(c) < 0
              && !(c == ':' && i + 1 == value.length());
    }
    return plain ? value : quoted(value);
  }

  /** In double quotes, as YAML and JSON read them. */
  public static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7f) {
        text.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
