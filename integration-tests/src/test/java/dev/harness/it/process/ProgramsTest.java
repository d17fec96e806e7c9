package dev.harness.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program is started with: its arguments and its streams. */
class ProgramsTest {
  @TempDir Path temp;
  private ChildShop shop;

  static Stream<ChildShop.Account> accounts() {
    return Jdks.found().stream().flatMap(ChildShop.Account::of);
  }

  @BeforeEach
  void open() throws Exception {
    shop = new ChildShop(temp);
    shop.only(
        """
        version: 1
        never:
          - file.read: "${manifest.dir}/workspace/forbidden/**"
        tools:
          files:
            grants:
              - file.read: "${manifest.dir}/workspace/**"
              - file.write: "${manifest.dir}/workspace/out/**"
              - process.exec: { program: /usr/bin/cat, args: [<file.read>...], cwd: "${manifest.dir}/workspace", confine: off }
              - process.exec: { program: /usr/bin/sort, args: [--output=<file.write>, <file.read>], cwd: "${manifest.dir}/workspace", confine: off }
              - process.exec: { program: /usr/bin/tar, args: [-cf, <file.write>, <file.read>...], cwd: "${manifest.dir}/workspace", confine: off }
              - process.exec: { program: /usr/bin/git, args: [status, --short], cwd: "${manifest.dir}/workspace", confine: off }
          poor:
            grants:
              - process.exec: { program: /usr/bin/cat, args: [<file.read>...], cwd: "${manifest.dir}/workspace", confine: off }
          streams:
            grants: STREAMS
          checked:
            grants: CHECKED
        """
            .replace("STREAMS", streams(""))
            .replace("CHECKED", streams(", confine: off")));
  }

  private static String streams(String terms) {
    return """
        [
          file.read: "${manifest.dir}/workspace/**",
          file.write: "${manifest.dir}/workspace/out/**",
          process.exec: { program: /usr/bin/cat, args: ["..."]TERMS },
          process.exec: { program: /usr/bin/echo, args: ["..."]TERMS },
          process.exec: { program: /bin/sh, args: [-c, "*"]TERMS },
          process.exec: { program: /usr/bin/git, args: [status, --short], cwd: "${manifest.dir}/workspace"TERMS }
        ]
        """
        .strip()
        .indent(6)
        .strip()
        .replace("\n", "\n      ")
        .replace("TERMS", terms);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accounts")
  void aProgramIsGivenWhatItsToolMayUseItself(ChildShop.Account account) throws Exception {
    Result result = shop.forked(account).run(ProgramsRunner.class.getName(), shop.folder());
    assertThat(result.lines()).as(result.err()).endsWith("threads under a filter: []", "END");
    List<String> rows = result.lines().stream().filter(line -> line.contains("|")).toList();
    assertThat(rows).hasSize(ProgramRow.all().size());
    assertThat(rows.stream().filter(ProgramsTest::isWrong)).isEmpty();
    String folder = shop.folder();
    assertTold(rows, "read outside", "files.grants:  - file.read: " + folder + "/outside/secret");
    assertTold(rows, "write what it may only read", "- file.write: " + folder + "/workspace/made");
    assertTold(rows, "read what a never rule forbids", "itself. Organisation policy forbids it");
    assertTold(
        rows,
        "read a file that only the tool it calls may read",
        "add to tools.poor.grants:  - file");
    assertTold(rows, "read what looks like an option", "cat, args: [\"-A\", \"own\"] }");
  }

  /** A denial names what would be needed, which is seldom more programs where a file is lacking. */
  private static void assertTold(List<String> rows, String name, String text) {
    assertThat(rows)
        .filteredOn(row -> row.startsWith(name + "|"))
        .singleElement()
        .asString()
        .contains(text);
  }

  /** Each works bare; in its tool it works where it is allowed. */
  private static boolean isWrong(String row) {
    String[] cells = row.split("\\|");
    return !cells[2].equals("true") || !cells[3].equals(cells[1]);
  }
}
