package dev.harness.samples.toolserver;

import java.util.Map;

/** What a model can call. The arguments are the model's, and so an attacker's. */
public interface AgentTool {
  /** The name that a model calls. */
  String name();

  /** What it does, for the model. */
  String description();

  /** The names of its arguments, each with a JSON Schema type. */
  Map<String, String> arguments();

  /**
   * Does the work.
   *
   * @param arguments by name; any may be missing
   * @return the text that the model gets
   * @throws Exception whatever went wrong; the model gets its message
   */
  String call(Map<String, Object> arguments) throws Exception;
}
