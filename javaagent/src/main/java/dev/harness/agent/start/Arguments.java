package dev.harness.agent.start;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code -javaagent:harness.jar=}: the path of a manifest, or {@code key=value}
 * pairs with commas between them.
 *
 * @param manifest path of the manifest
 * @param mode {@code enforce} or {@code audit}, or null to leave it to the manifest
 * @param verify whether every decision is made a second time, for tests
 * @param bench whether grants are measured and the JVM ends, instead of starting an application
 */
record Arguments(String manifest, @Nullable String mode, boolean verify, boolean bench) {
  private static final List<String> KEYS = List.of("manifest", "mode", "verify", "bench");

  /**
   * Reads the text.
   *
   * @throws StartException if it cannot be understood
   */
  static Arguments parse(@Nullable String text) throws StartException {
    if (text == null || text.isBlank()) {
      throw new StartException("no manifest given; write -javaagent:harness.jar=manifest.yaml");
    }
    int first = text.indexOf('=');
    if (first < 0 || !KEYS.contains(text.substring(0, first))) {
      return new Arguments(text, null, false, false);
    }
    String manifest = null;
    String mode = null;
    boolean verify = false;
    boolean bench = false;
    for (String pair : text.split(",")) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      switch (key) {
        case "manifest" -> manifest = value;
        case "mode" -> mode = oneOf(key, value, "enforce", "audit");
        case "verify" -> verify = oneOf(key, value, "true", "false").equals("true");
        case "bench" -> bench = oneOf(key, value, "true", "false").equals("true");
        default ->
            throw new StartException(
                "unknown agent argument \""
                    + key
                    + "\"; known are manifest, mode, verify and bench");
      }
    }
    if (manifest == null || manifest.isBlank()) {
      throw new StartException("no manifest given; write manifest=manifest.yaml");
    }
    return new Arguments(manifest, mode, verify, bench);
  }

  private static String oneOf(String key, String value, String first, String second)
      throws StartException {
    if (!value.equals(first) && !value.equals(second)) {
      throw new StartException(key + " is " + first + " or " + second + ", not \"" + value + "\"");
    }
    return value;
  }
}
