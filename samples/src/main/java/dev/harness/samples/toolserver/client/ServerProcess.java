package dev.harness.samples.toolserver.client;

import dev.harness.samples.Outcome;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server as a process of its own, with the harness in it. */
final class ServerProcess {
  private static final String SERVER = "dev.harness.samples.toolserver.Server";

  private ServerProcess() {}

  /** The command line of the server. */
  static List<String> command(Playground playground, boolean bare) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!bare) {
      String manifest = System.getProperty("manifest", "01-tool-server/manifest.yaml");
      command.add("-javaagent:" + System.getProperty("harness.jar") + "=" + manifest);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), SERVER));
    command.addAll(List.of(playground.workspace().toString(), Playground.git().toString()));
    return command;
  }

  /** What the manifest takes from the environment. */
  static Map<String, String> environment(Playground playground) {
    return Map.of(
        "WORKSPACE", playground.workspace().toString(),
        "SHOP_PORT", String.valueOf(playground.shopPort()),
        "GIT", Playground.git().toString());
  }

  static StdioClientTransport transport(Playground playground, boolean bare) {
    List<String> command = command(playground, bare);
    ServerParameters parameters =
        ServerParameters.builder(command.get(0))
            .args(command.subList(1, command.size()))
            .env(environment(playground))
            .build();
    StdioClientTransport transport =
        new StdioClientTransport(parameters, McpJsonDefaults.getMapper());
    transport.setStdErrorHandler(System.err::println);
    return transport;
  }

  static Outcome call(McpSyncClient client, Attempt attempt) {
    try {
      CallToolResult result =
          client.callTool(
              CallToolRequest.builder(attempt.tool()).arguments(attempt.arguments()).build());
      String text = text(result);
      if (!Boolean.TRUE.equals(result.isError())) {
        return outcome(attempt, Outcome.ALLOWED, text);
      }
      boolean denied = text.startsWith("denied: ");
      return outcome(attempt, denied ? Outcome.DENIED : Outcome.FAILED, text);
    } catch (RuntimeException e) {
      return outcome(attempt, Outcome.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static Outcome outcome(Attempt attempt, String state, String text) {
    return new Outcome(attempt.what(), attempt.injected(), state, text);
  }

  private static String text(CallToolResult result) {
    StringBuilder text = new StringBuilder();
    result.content().stream()
        .filter(TextContent.class::isInstance)
        .forEach(content -> text.append(((TextContent) content).text()));
    return text.toString().strip();
  }
}
