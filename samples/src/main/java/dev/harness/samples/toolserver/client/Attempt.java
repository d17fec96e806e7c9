package dev.harness.samples.toolserver.client;

import java.util.Map;

/**
 * One call of a tool.
 *
 * @param what the call in a few words
 * @param injected whether a prompt injection made it, so that it must be denied
 * @param tool name of the tool
 * @param arguments what the model passes
 */
record Attempt(String what, boolean injected, String tool, Map<String, Object> arguments) {

  static Attempt intended(String what, String tool, Map<String, Object> arguments) {
    return new Attempt(what, false, tool, arguments);
  }

  static Attempt injected(String what, String tool, Map<String, Object> arguments) {
    return new Attempt(what, true, tool, arguments);
  }
}
