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
 * @param prepare whether woven classes are written beside the jar and the JVM ends
 */
record Arguments(
    String manifest, @Nullable String mode, boolean verify, boolean bench, boolean prepare) {
  private static final List<String> KEYS =
      List.of("manifest", "mode", "verify", "bench", "prepare");

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
      return new Arguments(text, null, false, false, false);
    }
    String manifest = null;
    String mode = null;
    boolean verify = false;
    boolean bench = false;
    boolean prepare = false;
    for (String pair : text.split(",")) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      switch (key) {
        case "manifest" -> manifest = value;
        case "mode" -> mode = oneOf(key, value, "enforce", "audit");
        case "verify" -> verify = oneOf(key, value, "true", "false").equals("true");
        case "bench" -> bench = oneOf(key, value, "true", "false").equals("true");
        case "prepare" -> prepare = oneOf(key, value, "true", "false").equals("true");
        default ->
            throw new StartException(
                "unknown agent argument \""
                    + key
                    + "\"; known are manifest, mode, verify, bench and prepare");
      }
    }
    if (manifest == null || manifest.isBlank()) {
      throw new StartException("no manifest given; write manifest=manifest.yaml");
    }
    return new Arguments(manifest, mode, verify, bench, prepare);
  }

  private static String oneOf(String key, String value, String first, String second)
      throws StartException {
    if (!value.equals(first) && !value.equals(second)) {
      throw new StartException(key + " is " + first + " or " + second + ", not \"" + value + "\"");
    }
    return value;
  }
}
