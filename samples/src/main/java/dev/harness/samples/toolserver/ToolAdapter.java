package dev.harness.samples.toolserver;

import dev.harness.capability.CapabilityDeniedException;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes an MCP tool of an {@link AgentTool}; a failure becomes a result that the model can read.
 */
final class ToolAdapter {
  private ToolAdapter() {}

  static SyncToolSpecification adapt(AgentTool tool) {
    return SyncToolSpecification.builder()
        .tool(
            Tool.builder(tool.name(), schema(tool.arguments()))
                .description(tool.description())
                .build())
        .callHandler((exchange, request) -> call(tool, request.arguments()))
        .build();
  }

  private static CallToolResult call(AgentTool tool, Map<String, Object> arguments) {
    try {
      String text = tool.call(arguments == null ? Map.of() : arguments);
      return CallToolResult.builder().addTextContent(text).isError(false).build();
    } catch (Exception | LinkageError e) {
      return CallToolResult.builder().addTextContent(message(e)).isError(true).build();
    }
  }

  /** Libraries wrap exceptions: a denial may lie some causes deep. */
  private static String message(Throwable problem) {
    for (Throwable e = problem; e != null; e = e.getCause()) {
      if (e instanceof CapabilityDeniedException) {
        return "denied: " + e.getMessage();
      }
    }
    return problem.toString();
  }

  private static Map<String, Object> schema(Map<String, String> arguments) {
    Map<String, Object> properties = new LinkedHashMap<>();
    arguments.forEach(
        (name, type) ->
            properties.put(
                name,
                type.equals("array")
                    ? Map.of("type", "array", "items", Map.of("type", "string"))
                    : Map.of("type", type)));
    return Map.of("type", "object", "properties", properties);
  }
}
