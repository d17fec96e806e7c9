package dev.harness.samples.toolserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.samples.toolserver.client.ToolServerSample;
import java.io.File;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sample 1, in JVMs of its own. */
class ToolServerSampleTest {
  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2024-11-05\","
          + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}\n";
  private static final String LIST =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
          + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n";

  @TempDir Path temp;

  @Test
  void everyIntendedCallSucceedsAndEveryInjectedOneIsDenied() throws Exception {
    String out = run(new ProcessBuilder(command(ToolServerSample.class.getName())), "");
    assertThat(out).contains("Side effects of the injected calls: none", "All as it should be.");
    assertThat(out.lines().filter(line -> line.contains("injected: ")))
        .hasSize(6)
        .allMatch(line -> line.contains(" denied "));
  }

  @Test
  void withoutTheHarnessTheAttacksWork() throws Exception {
    String out = run(new ProcessBuilder(command(ToolServerSample.class.getName(), "--bare")), "");
    assertThat(out).contains("Without the harness the attacks work: true");
  }

  @Test
  void stdoutOfTheServerCarriesNothingButMcp() throws Exception {
    Path workspace = Files.createDirectory(temp.toRealPath().resolve("workspace"));
    List<String> command = command(Server.class.getName(), workspace.toString(), "/usr/bin/git");
    command.add(
        1, "-javaagent:" + System.getProperty("harness.jar") + "=01-tool-server/manifest.yaml");
    ProcessBuilder server = new ProcessBuilder(command);
    server.environment().put("WORKSPACE", workspace.toString());
    server.environment().put("SHOP_PORT", "9");
    server.environment().put("GIT", "/usr/bin/git");
    String out = run(server, INITIALIZE + LIST);
    assertThat(out.lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"jsonrpc\":\"2.0\""));
    assertThat(out).contains("read_file");
  }

  private static List<String> command(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dharness.jar=" + new File(System.getProperty("harness.jar")).getAbsolutePath());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(words));
    return command;
  }

  /** The output; standard input stays open for a while after the text is sent. */
  private static String run(ProcessBuilder builder, String input) throws Exception {
    Path out = Files.createTempFile("sample", ".out");
    Process process =
        builder.redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
      in.flush();
      process.waitFor(input.isEmpty() ? 90 : 8, TimeUnit.SECONDS);
    }
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return Files.readString(out);
  }
}
