package dev.harness.it.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seen from the server of names: no tool makes this JVM ask for a name that is not granted. It
 * needs root for a private {@code /etc/resolv.conf} and the port.
 */
class ResolverTest {
  private static final byte[] ADDRESS = {127, 0, 0, 77};
  private static final String PRIVATE =
      "mount --bind \"$0\" \"$(readlink -f /etc/resolv.conf)\" && exec \"$@\"";

  @TempDir Path temp;

  static List<Path> jdks() {
    assumeThat(System.getProperty("user.name")).as("who may bind port 53").isEqualTo("root");
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void onlyGrantedNamesAreAskedFor(Path java) throws Exception {
    Path manifest = new Workshop(temp).tool("net.connect: \"*.granted.test:9\"");
    List<String> asked = asked(new Forked(java).agent(manifest));
    assertThat(asked).anyMatch(name -> name.equals("a.granted.test."));
    assertThat(asked).noneMatch(name -> name.contains("secret"));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withoutTheHarnessEveryNameIsAskedFor(Path java) throws Exception {
    List<String> asked = asked(new Forked(java));
    for (char way = 'a'; way <= 'm'; way++) {
      assertThat(asked).contains(way + ".secret.test.");
    }
  }

  private List<String> asked(Forked jvm) throws Exception {
    Path settings =
        Files.writeString(
            temp.toRealPath().resolve("resolv.conf"),
            "nameserver 127.0.0.77\noptions timeout:5 attempts:2\n");
    try (Resolver resolver = new Resolver(InetAddress.getByAddress(ADDRESS))) {
      Forked.Result result =
          jvm.under("unshare", "-m", "sh", "-c", PRIVATE, settings.toString())
              .option("-Dsun.net.client.defaultConnectTimeout=1000")
              .run(LookupRunner.class.getName(), "granted.test", "secret.test");
      assertThat(result.lines()).as(result.err()).endsWith("END");
      return resolver.asked();
    }
  }
}
