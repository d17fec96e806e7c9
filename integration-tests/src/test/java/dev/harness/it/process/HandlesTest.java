package dev.harness.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tool ends its own children and what descends from them, and no process of others. */
class HandlesTest {
  @TempDir Path temp;

  static Stream<ChildShop.Account> accounts() {
    return Jdks.found().stream().flatMap(ChildShop.Account::of);
  }

  /** Of the tools, {@code blind} alone may not look at processes, and may start none. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("accounts")
  void aToolEndsItsOwnChildrenOnly(ChildShop.Account account) throws Exception {
    ChildShop shop = new ChildShop(temp);
    String grants =
        "{ grants: [ process.exec: { program: /bin/sh, args: [-c, \"*\"] }, jvm: inspect ] }";
    shop.only(
        "version: 1\ntools:\n  owner: " + grants + "\n  other: " + grants + "\n  blind: {}\n");
    Result result = shop.forked(account).run(HandlesRunner.class.getName());
    assertThat(result.lines())
        .as(result.err())
        .containsExactly(
            "destroy child of owner: host ended owner ended other denied blind denied",
            "destroyForcibly child of owner: host ended owner ended other denied blind denied",
            "destroy by number child of owner: host ended owner ended other denied blind denied",
            "destroy child of host: host ended owner denied other denied blind denied",
            "destroyForcibly child of host: host ended owner denied other denied blind denied",
            "destroy by number child of host: host ended owner denied other denied blind denied",
            "descendant: host ended owner ended other denied blind denied",
            "END");
  }
}
