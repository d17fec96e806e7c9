package dev.harness.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.attempt.World;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A child process reaches as far as its tool, whoever runs the JVM. */
class ConfinementTest {
  @TempDir Path temp;
  private ChildShop shop;

  static List<Path> jdks() {
    return Jdks.found();
  }

  /** Each JDK as the user of the tests and, if that is root, as an ordinary one. */
  static Stream<ChildShop.Account> accounts() {
    return jdks().stream().flatMap(ChildShop.Account::of);
  }

  @BeforeEach
  void open() throws Exception {
    shop = new ChildShop(temp);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accounts")
  void aChildDoesWhatItsToolMayAndNothingElse(ChildShop.Account account) throws Exception {
    Result result = shop.forked(account).run(ChildRunner.class.getName(), "table", shop.folder());
    assertThat(result.lines()).as(result.err()).endsWith("threads under a filter: []", "END");
    List<String> wrong = new ArrayList<>();
    List<String> rows = result.lines().stream().filter(line -> line.contains("|")).toList();
    for (String row : rows) {
      String[] cells = row.split("\\|");
      if (!cells[2].equals("true") || !cells[3].equals(cells[1])) {
        wrong.add(row);
      }
    }
    assertThat(rows).hasSize(ChildAttempt.all().size());
    assertThat(wrong).isEmpty();
  }

  /** A kernel without Landlock, as a filter on the JVM shows it: by what it answers. */
  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withoutLandlockAChildIsRefusedUnlessLessIsAccepted(Path java) throws Exception {
    Map<Integer, String> answers =
        Map.of(38, "Landlock is not there (ENOSYS)", 95, "switched off", 1, "is forbidden (EPERM)");
    String read = "cat " + Files.writeString(shop.path("secret"), World.SECRET);
    for (Map.Entry<Integer, String> answer : answers.entrySet()) {
      String[] hidden = OlderKernel.withoutLandlock(answer.getKey());
      Result held =
          shop.forked(new ChildShop.Account(java, false))
              .under(hidden)
              .run(ChildRunner.class.getName(), "run", shop.folder(), "held", read);
      assertThat(held.out())
          .contains(answer.getValue(), "confine: best-effort")
          .doesNotContain(World.SECRET);
    }
    Result less =
        shop.forked(new ChildShop.Account(java, false))
            .under(OlderKernel.withoutLandlock(38))
            .run(ChildRunner.class.getName(), "run", shop.folder(), "less", read);
    assertThat(less.out()).contains(World.SECRET);
    assertThat(Files.readString(shop.path("audit.jsonl")))
        .contains("\"tool\":\"less\"", "\"confinement\":\"system calls only\"");
  }

  /** What such a kernel refuses of what is asked of it is in LandlockTest. */
  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withAnOlderLandlockAChildIsRefusedUnlessLessIsAccepted(Path java) throws Exception {
    String read = "cat " + Files.writeString(shop.path("secret"), World.SECRET) + "; echo RA''N";
    for (int version = 1; version < 6; version++) {
      Result held =
          older(java, version).run(ChildRunner.class.getName(), "run", shop.folder(), "held", read);
      assertThat(held.out())
          .as(held.err())
          .contains("Landlock is version " + version + " of at least 6", "confine: best-effort")
          .doesNotContain("RAN");
    }
    for (int version : new int[] {1, 3, 5}) {
      Result less =
          older(java, version).run(ChildRunner.class.getName(), "run", shop.folder(), "less", read);
      assertThat(less.out()).as(less.err()).contains("RAN").doesNotContain(World.SECRET);
      assertThat(Files.readString(shop.path("audit.jsonl")))
          .contains("\"confinement\":\"partial (Landlock " + version + ")\"");
    }
  }

  private Forked older(Path java, int version) {
    return shop.forked(new ChildShop.Account(java, false)).under(OlderKernel.withLandlock(version));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void onAnotherProcessorNoChildIsStarted(Path java) throws Exception {
    Result result =
        shop.forked(new ChildShop.Account(java, false))
            .option("-Dos.arch=aarch64")
            .run(ChildRunner.class.getName(), "run", shop.folder(), "held", "echo RA''N");
    assertThat(result.out())
        .as(result.err())
        .contains("on Linux on x86-64 only, this is Linux on aarch64")
        .doesNotContain("RAN");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accounts")
  void confinedAndUnconfinedChildrenAtOnceKeepApartAndLeaveNothingOnThreads(
      ChildShop.Account account) throws Exception {
    Result result = shop.forked(account).run(ChildRunner.class.getName(), "crowd", shop.folder());
    assertThat(result.lines())
        .as(result.err())
        .containsExactly(
            "free: 50 of 50 read the secret",
            "held: 0 of 50 read the secret",
            "callbacks that could not read: 0",
            "threads under a filter: []",
            "END");
  }

  /** Where native access can be denied: from JDK 24 on. */
  static List<Path> strictJdks() {
    return jdks().stream()
        .filter(java -> Jdks.release(java.getParent().getParent()) >= 24)
        .toList();
  }

  @ParameterizedTest(name = "on {0}", allowZeroInvocations = true)
  @MethodSource("strictJdks")
  void childrenAreHeldWhereTheApplicationMayNotCallNativeCode(Path java) throws Exception {
    String read = "cat " + Files.writeString(shop.path("secret"), World.SECRET);
    for (String tool : List.of("held", "free")) {
      Result result =
          shop.forked(new ChildShop.Account(java, false))
              .option("--illegal-native-access=deny")
              .run(ChildRunner.class.getName(), "run", shop.folder(), tool, read);
      assertThat(result.out().contains(World.SECRET))
          .as(result.toString())
          .isEqualTo(tool.equals("free"));
      assertThat(result.err()).doesNotContain("native access");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accounts")
  void whereNobodyMayStartAProcessNobodyCan(ChildShop.Account account) throws Exception {
    shop.nobodyStartsProcesses();
    Result result = shop.forked(account).run(ChildRunner.class.getName(), "nobody", shop.folder());
    assertThat(result.lines())
        .as(result.err())
        .containsExactly(
            "host: java.io.IOException: the harness's manifest says host: { process: none }",
            "all threads under a filter: true",
            "END");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accounts")
  void childrenEndAtTheirLimitsAndWithTheirCall(ChildShop.Account account) throws Exception {
    Result result = shop.forked(account).run(ChildRunner.class.getName(), "limits", shop.folder());
    assertThat(result.lines())
        .as(result.err())
        .containsExactly(
            "processor time ended it: true",
            "memory was refused: true",
            "file was cut at: 1048576",
            "time ended it: true",
            "the end of the call ended it: true",
            "capabilities: CapEff:\t0000000000000000",
            "no new privileges: NoNewPrivs:\t1",
            "filter: Seccomp:\t2",
            "it runs as long as the call: true",
            "threads under a filter: []",
            "END");
    assertThat(Files.readString(shop.path("audit.jsonl")))
        .contains("\"tool\":\"time\"", "\"reason\":\"it ran for more than 1 seconds\"");
    Optional<ProcessHandle> left =
        ProcessHandle.of(Long.parseLong(Files.readString(shop.path("workspace/left"))));
    if (left.isPresent()) {
      left.get().onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void theDoctorSaysWhatThisMachineCanDo(Path java) throws Exception {
    Result result = Forked.jar(java, "doctor");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("Landlock:     version ", "confine: required works");
    assertThat(result.status()).isZero();
  }
}
