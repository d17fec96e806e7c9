package dev.harness.it.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A name stands for the ordinary addresses that this JVM got for it, whatever it is made to mean.
 */
class NamesTest {
  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aNameIsNoWayToOtherAddresses(Path java) throws Exception {
    Workshop shop = new Workshop(temp);
    Path manifest =
        shop.tool("net.connect: [\"granted.test:80\", \"*:90\", \"169.254.169.254:91\"]");
    List<String> lines = run(new Forked(java).agent(manifest), shop);
    assertThat(lines.subList(0, 2)).containsExactly("granted: passed", "its address: passed");
    assertThat(lines.subList(2, 9)).allMatch(line -> line.contains(": DENIED "));
    assertThat(lines.get(9)).isEqualTo("any host: passed");
    assertThat(lines.subList(10, 16)).allMatch(line -> line.contains(": DENIED "));
    assertThat(lines.subList(16, 18)).containsExactly("named link-local: passed", "END");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withoutTheHarnessEveryAddressIsAsked(Path java) throws Exception {
    assertThat(run(new Forked(java), new Workshop(temp)))
        .hasSize(18)
        .allMatch(line -> line.endsWith(": passed") || line.equals("END"));
  }

  private static List<String> run(Forked jvm, Workshop shop) throws Exception {
    Path names = Files.createFile(shop.path("hosts"));
    Forked.Result result =
        jvm.option("-Djdk.net.hosts.file=" + names)
            .option("-Dsun.net.inetaddr.ttl=0")
            .run(NameServer.class.getName(), names.toString());
    assertThat(result.lines()).as(result.err()).isNotEmpty();
    return result.lines();
  }
}
