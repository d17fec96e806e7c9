package dev.harness.capability;

import java.util.Optional;

/** The kinds of capability a tool can hold; each is a grant key of the manifest. */
public enum Capability {
  /** Reading file content, metadata and directory entries. */
  FILE_READ("file.read", "read"),
  /** Creating, changing, renaming and deleting files. */
  FILE_WRITE("file.write", "write"),
  /** Connecting to, sending to and resolving a host. */
  NET_CONNECT("net.connect", "connect to"),
  /** Binding and listening on an address. */
  NET_LISTEN("net.listen", "listen on"),
  /** Connecting to or binding a Unix domain socket. */
  NET_UNIX("net.unix", "use the Unix socket"),
  /** Starting a program. */
  PROCESS_EXEC("process.exec", "start"),
  /** Connecting to a database. */
  JDBC("jdbc", "connect to the database"),
  /** Reading an environment variable. */
  ENV_READ("env.read", "read the environment variable"),
  /** Reading a system property. */
  PROPERTY_READ("property.read", "read the system property"),
  /** Changing a system property. */
  PROPERTY_WRITE("property.write", "change the system property"),
  /** A power over the JVM itself. */
  JVM("jvm", "use the JVM power"),
  /** Calling another tool with that tool's own authority. */
  TOOL_CALL("tool.call", "call the tool");

  private final String key;
  private final String verb;

  Capability(String key, String verb) {
    this.key = key;
    this.verb = verb;
  }

  /** The grant key in the manifest, such as {@code file.read}. */
  public String key() {
    return key;
  }

  /** The verb of a denial message: "may not <em>read</em> /etc/passwd". */
  public String verb() {
    return verb;
  }

  /**
   * The grant, as in the manifest, that covers exactly one resource: {@code file.read:
   * "/srv/in/a.txt"}. Whatever the text holds, it stays one value of one grant.
   *
   * @param resource a path, {@code host:port}, a URL or a name, by kind
   * @throws IllegalArgumentException if the resource holds a {@code *}, which would be a wildcard,
   *     or if a grant of this kind is more than one value ({@code process.exec})
   */
  public String of(String resource) {
    if (this == PROCESS_EXEC) {
      throw new IllegalArgumentException("a grant of " + key + " is more than one resource");
    }
    return key + ": " + quoted(resource, "");
  }

  /**
   * The grant, as in the manifest, that covers a folder and all below it: {@code file.read:
   * "/srv/in/**"}. Whatever the text holds, it stays the path of one folder.
   *
   * @param folder an absolute path
   * @throws IllegalArgumentException if the path holds a {@code *}, which would be a wildcard, or
   *     if grants of this kind are not about paths
   */
  public String below(String folder) {
    if (this != FILE_READ && this != FILE_WRITE && this != NET_UNIX) {
      throw new IllegalArgumentException("a grant of " + key + " is not about folders");
    }
    return key + ": " + quoted(folder, folder.endsWith("/") ? "**" : "/**");
  }

  private String quoted(String value, String wildcards) {
    if (value.indexOf('*') >= 0) {
      throw new IllegalArgumentException("a \"*\" in " + value + " would be a wildcard");
    }
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean variable = c == '$' && value.startsWith("${", i);
      if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
        text.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
      } else {
        text.append(variable ? "$$" : String.valueOf(c));
      }
    }
    return text.append(wildcards).append('"').toString();
  }

  /** The capability with this grant key, if there is one. */
  public static Optional<Capability> ofKey(String key) {
    for (Capability capability : values()) {
      if (capability.key.equals(key)) {
        return Optional.of(capability);
      }
    }
    return Optional.empty();
  }
}
