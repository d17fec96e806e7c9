package dev.harness.samples.reporttool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.samples.SampleRun;
import org.junit.jupiter.api.Test;

/** Sample 3, in JVMs of its own and on a PostgreSQL of its own. */
class ReportToolSampleTest {

  @Test
  void theToolReportsAndTheInjectionGetsNothing() throws Exception {
    String out = SampleRun.of(ReportToolSample.class);
    assertThat(out).contains("Effects of the injected calls: none", "All as it should be.");
    assertThat(out.lines().filter(line -> line.contains(" allowed "))).hasSize(3);
    assertThat(out.lines().filter(line -> line.contains("injected: ")))
        .hasSize(12)
        .allMatch(line -> line.contains(" denied "));
  }

  @Test
  void withoutTheHarnessAllAttacksWork() throws Exception {
    assertThat(SampleRun.of(ReportToolSample.class, "--bare"))
        .contains("Without the harness the attacks work: all");
  }
}
