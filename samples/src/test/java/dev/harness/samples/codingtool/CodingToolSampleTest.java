package dev.harness.samples.codingtool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sample 2, in JVMs of its own. */
class CodingToolSampleTest {

  @Test
  void theToolWorksAndTheRepositoryGetsNothing() throws Exception {
    String out = run();
    assertThat(out).contains("Calls that reached the thief: 0", "All as it should be.");
    assertThat(out.lines().filter(line -> line.contains(" allowed ")))
        .hasSize(4)
        .allMatch(line -> line.endsWith(" nothing"));
  }

  @Test
  void withoutTheHarnessTheAttacksWork() throws Exception {
    assertThat(run("--bare"))
        .contains("key read, home written", "Without the harness the attacks work: true");
  }

  private static String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dharness.jar=" + System.getProperty("harness.jar"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CodingToolSample.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
