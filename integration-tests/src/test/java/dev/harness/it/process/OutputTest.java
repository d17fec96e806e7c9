package dev.harness.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a child prints is limited wherever it goes, and nothing below the limit is lost. */
class OutputTest {
  private static final String PRINTED_TOO_MUCH = "\"reason\":\"it printed more than 32768 bytes\"";

  /** By the host, by a tool without a limit, and by one with 32 kB. */
  private static final List<String> EXPECTED =
      List.of(
          "output within the limit: host 32768 free 32768 brief 32768",
          "output: host 300000 free 300000 brief cut",
          "output as lines: host 300000 free 300000 brief cut",
          "output, a byte at a time: host 300000 free 300000 brief cut",
          "errors: host 300000 free 300000 brief cut",
          "both: host 40000 free 40000 brief cut",
          "both as one: host 40000 free 40000 brief cut",
          "errors thrown away: host 32768 free 32768 brief 32768",
          "last of a pipeline: host 300000 free 300000 brief cut",
          "output that nobody read while it ran: host 60000 free 60000 brief cut",
          "output to a file: host 300000 free 300000 brief 32768",
          "output after what is in a file: host 330000 free 330000 brief 32768",
          "output where the JVM's own goes: host 0 free 0 brief denied",
          "of nested tools: cut, cut",
          "a child that leaves others: cut",
          "they ended with it: true",
          "the pipe behind the stream: refused, and what was found counts: cut",
          "END");

  @TempDir Path temp;

  /** Each JDK as the user of the tests and, if that is root, as an ordinary one. */
  static Stream<ChildShop.Account> accounts() {
    return Jdks.found().stream().flatMap(ChildShop.Account::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accounts")
  void aChildThatPrintsTooMuchIsEndedAndTheAuditSaysSo(ChildShop.Account account) throws Exception {
    ChildShop shop = new ChildShop(temp);
    shop.only(
        """
        version: 1
        tools:
          free:
            grants:
              - process.exec: { program: /bin/sh, args: ["-c", "*"] }
              - file.read: "${manifest.dir}/workspace/**"
              - file.write: "${manifest.dir}/workspace/**"
              - jvm: [inspect]
          brief:
            grants:
              - process.exec: { program: /bin/sh, args: ["-c", "*"], limits: { output: 32k } }
              - file.read: "${manifest.dir}/workspace/**"
              - file.write: "${manifest.dir}/workspace/**"
              - jvm: [inspect, reflection]
        """);
    Result result =
        shop.forked(account)
            .option("--add-opens=java.base/java.io=ALL-UNNAMED")
            .run(OutputRunner.class.getName(), shop.folder());
    assertThat(result.lines()).as(result.err()).containsExactlyElementsOf(EXPECTED);
    List<String> audit = Files.readAllLines(shop.path("audit.jsonl"));
    long cut =
        EXPECTED.stream().flatMap(l -> Stream.of(l.split("[ ,]"))).filter("cut"::equals).count();
    assertThat(audit.stream().filter(line -> line.contains(PRINTED_TOO_MUCH))).hasSize((int) cut);
    assertThat(audit)
        .filteredOn(line -> line.contains("own streams but has a limit of output"))
        .singleElement()
        .asString()
        .contains("\"tool\":\"brief\"", "\"decision\":\"deny\"");
  }
}
