package dev.harness.agent.start;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code -javaagent:harness.jar=}: the path of a manifest, or {@code key=value}
 * pairs with commas between them.
 *
 * @param manifest path of the manifest
 * @param mode {@code enforce} or {@code audit}, or null to leave it to the manifest
 */
record Arguments(String manifest, @Nullable String mode) {

  /**
   * Reads the text.
   *
   * @throws StartException if it cannot be understood
   */
  static Arguments parse(@Nullable String text) throws StartException {
    if (text == null || text.isBlank()) {
      throw new StartException("no manifest given; write -javaagent:harness.jar=manifest.yaml");
    }
    if (!text.startsWith("manifest=") && !text.startsWith("mode=")) {
      return new Arguments(text, null);
    }
    String manifest = null;
    String mode = null;
    for (String pair : text.split(",")) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      switch (key) {
        case "manifest" -> manifest = value;
        case "mode" -> mode = mode(value);
        default ->
            throw new StartException(
                "unknown agent argument \"" + key + "\"; known are manifest and mode");
      }
    }
    if (manifest == null || manifest.isBlank()) {
      throw new StartException("no manifest given; write manifest=manifest.yaml");
    }
    return new Arguments(manifest, mode);
  }

  private static String mode(String value) throws StartException {
    if (!List.of("enforce", "audit").contains(value)) {
      throw new StartException("mode is enforce or audit, not \"" + value + "\"");
    }
    return value;
  }
}
