package dev.harness.samples.codingtool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.samples.SampleRun;
import org.junit.jupiter.api.Test;

/** Sample 2, in JVMs of its own. */
class CodingToolSampleTest {

  @Test
  void theToolWorksAndTheRepositoryGetsNothing() throws Exception {
    String out = SampleRun.of(CodingToolSample.class);
    assertThat(out).contains("Calls that reached the thief: 0", "All as it should be.");
    assertThat(out.lines().filter(line -> line.contains(" allowed ")))
        .hasSize(4)
        .allMatch(line -> line.endsWith(" nothing"));
  }

  @Test
  void withoutTheHarnessTheAttacksWork() throws Exception {
    assertThat(SampleRun.of(CodingToolSample.class, "--bare"))
        .contains("key read, home written", "Without the harness the attacks work: true");
  }
}
