package dev.harness.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A child with {@code net: ports} has TCP at the ports of its tool's grants and nothing else. */
class PortsTest {
  private static final int SERVERS = 3;
  private static final int ALL = 5;

  /** By which MPTCP and raw sockets may be missing even to who is not held. */
  private static final List<String> NOT_EVERYWHERE =
      List.of(
          "connect by MPTCP",
          "connect to another port by MPTCP",
          "listen by MPTCP",
          "connect by fast open",
          "open a raw socket");

  @TempDir Path temp;

  static Stream<ChildShop.Account> accounts() {
    return Jdks.found().stream().flatMap(ChildShop.Account::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accounts")
  void aChildReachesThePortsOfItsTool(ChildShop.Account account) throws Exception {
    ChildShop shop = new ChildShop(temp);
    List<ServerSocket> sockets = new ArrayList<>();
    List<String> ports = new ArrayList<>();
    for (int i = 0; i < ALL; i++) {
      sockets.add(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      ports.add(String.valueOf(sockets.get(i).getLocalPort()));
    }
    for (ServerSocket unused : sockets.subList(SERVERS, ALL)) {
      unused.close();
    }
    shop.only(manifest(ports));
    Result result =
        shop.forked(account).run(PortsRunner.class.getName(), ports.toArray(new String[0]));
    for (ServerSocket server : sockets) {
      server.close();
    }
    assertThat(result.lines()).as(result.err()).endsWith("END").hasSize(PortRow.all().size() + 1);
    assertThat(result.lines().stream().filter(PortsTest::isWrong)).isEmpty();
  }

  private static String manifest(List<String> ports) {
    return """
        version: 1
        never:
          - net.connect: "*:FORBIDDEN"
        tools:
          free:
            grants:
              - process.exec: { program: /usr/bin/perl, args: [-e, "*"], confine: off }
          ports:
            grants:
              - process.exec: { program: /usr/bin/perl, args: [-e, "*"], net: ports }
              - net.connect: ["localhost:GRANTED", "localhost:FORBIDDEN"]
              - net.listen: "OWN"
          quiet:
            grants:
              - process.exec: { program: /usr/bin/perl, args: [-e, "*"] }
              - net.connect: "*:*"
              - net.listen: "*"
        """
        .replace("GRANTED", ports.get(0))
        .replace("FORBIDDEN", ports.get(2))
        .replace("OWN", ports.get(3));
  }

  /** Name, whether it may, and whether it worked: not held, with ports, without a network. */
  private static boolean isWrong(String line) {
    String[] cells = line.split("\\|");
    boolean bare = cells.length > 1 && !cells[2].equals("true");
    return cells.length > 1
        && ((bare && !NOT_EVERYWHERE.contains(cells[0]))
            || !cells[3].equals(cells[1])
            || !cells[4].equals("false"));
  }
}
