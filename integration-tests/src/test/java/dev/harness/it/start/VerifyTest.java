package dev.harness.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Verify mode sees what is broken in the gate and in what is decided, which nobody else does. */
class VerifyTest {
  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "gate left out  | measured 7 | the host in force, [tool] by the stack",
        "left too early | measured 7 | the host in force, [tool] by the stack",
        "never left     | denied     | tool in force, [the host] by the stack",
        "stale answer   | measured 7 | was allowed to tool, the other way by the grants as written",
        "wrong match    | measured 7 | was allowed to tool, the other way by the grants as written"
      })
  void whatIsBrokenEndsTheJvmAndIsInTheAudit(String broken, String without, String difference)
      throws Exception {
    for (Path java : jdks()) {
      assertThat(run(java, broken, "verify=false").lines()).containsExactly(without);
      Forked.Result result = run(java, broken, "verify=true");
      assertThat(result.status()).as(result.err()).isEqualTo(Forked.DIFFERED);
      assertThat(result.err()).contains("harness: verify: ").contains(difference);
      assertThat(result.lines()).isEmpty();
      assertThat(new Workshop(temp).audit())
          .anyMatch(line -> line.contains("\"mode\":\"verify\"") && line.contains(difference));
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void whatIsRightIsNoDifference(Path java) throws Exception {
    Forked.Result result = run(java, "nothing", "verify=true");
    assertThat(result.lines()).containsExactly("denied");
    assertThat(result.err()).doesNotContain("verify");
    assertThat(result.status()).isZero();
  }

  private Forked.Result run(Path java, String broken, String verify) throws Exception {
    Workshop workshop = new Workshop(temp);
    Path file = Files.writeString(workshop.path("file"), "content");
    Path manifest = workshop.tool("file.read: /dev/null");
    return new Forked(java)
        .agent("manifest=" + manifest + "," + verify)
        .mayDiffer()
        .run(VerifyProbe.class.getName(), broken, file.toString());
  }
}
