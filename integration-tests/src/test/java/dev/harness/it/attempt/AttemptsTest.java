package dev.harness.it.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.attempt.Attempt.Expectation;
import dev.harness.it.census.RowCounter;
import dev.harness.it.census.UntriedRows;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Ports;
import dev.harness.it.tool.Attempts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each attempt works without the harness, fails without a grant, works with its own, and fails with
 * a neighbour's and with all but its own.
 */
class AttemptsTest {
  /** What grants the attempts of a group; of all others the group is a power of that name. */
  private static final Map<String, List<String>> GRANTS =
      Map.ofEntries(
          Map.entry("read", List.of("file.read")),
          Map.entry("metadata", List.of("file.read")),
          Map.entry("write", List.of("file.write")),
          Map.entry("path", List.of("file.read", "file.write")),
          Map.entry("net", List.of("net.connect")),
          Map.entry("listen", List.of("net.listen")),
          Map.entry("unix", List.of("net.unix")),
          Map.entry("process", List.of("process.exec")),
          Map.entry("code", List.of("file.read", "file.write")),
          Map.entry("task", List.of("file.read", "file.write")),
          Map.entry("env", List.of("env.read")),
          Map.entry("property", List.of("property.read", "property.write")),
          Map.entry("jdbc", List.of("jdbc")),
          Map.entry("embedded", List.of("jdbc")),
          Map.entry("sql", List.of("jdbc")));

  private static final List<String> POWERS =
      List.of(
          "class-loader",
          "thread",
          "inspect",
          "reflection",
          "security-provider",
          "global-state",
          "dynamic-code",
          "management",
          "native",
          "exit");

  /** Show all variables or properties that are granted: a smaller answer, which is no refusal. */
  private static final Set<String> REDUCED =
      Set.of(
          "env: System.getenv()",
          "env: entries",
          "env: ProcessBuilder.environment",
          "property: getProperties",
          "property: getProperties().toString");

  /** What the names of the attempts to make contain; empty for all, as in CI. */
  private static final String ONLY = System.getProperty("attempts", "");

  private static final Map<String, Tally> TALLIES = new TreeMap<>();

  @TempDir Path temp;
  private final int port = Integer.parseInt(Ports.free());

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptWorksBare(Path java) throws Exception {
    judge(java, Mode.BARE, run(new Forked(java), ""));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptFailsWithoutAGrantAndIsRecorded(Path java) throws Exception {
    List<Outcome> outcomes = run(guarded(java, "grants: []"), "");
    judge(java, Mode.NO_GRANT, outcomes);
    List<String> audit = Files.readAllLines(temp.toRealPath().resolve("audit.jsonl"));
    requireRecorded(outcomes);
    assertThat(audit).allMatch(line -> line.startsWith("{\"time\":") && line.endsWith("\"}"));
    assertThat(audit).noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptFailsAndIsRecordedWhenTheToolIsToldNothing(Path java) throws Exception {
    List<Outcome> outcomes = run(once(java, "grants: []\non-deny: absent"), "");
    judge(java, Mode.ABSENT, outcomes);
    requireRecorded(outcomes);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptWorksWithItsGrantAndEveryRowIsAsked(Path java) throws Exception {
    Path rows = temp.resolve("rows");
    Forked jvm = guarded(java, grants("granted.yaml"));
    jvm.option("-javaagent:" + RowCounter.jar(temp.resolve("counter.jar")) + "=" + rows);
    judge(java, Mode.GRANTED, run(jvm, ""));
    int release = Jdks.release(java.getParent().getParent());
    if (ONLY.isEmpty()) {
      assertThat(UntriedRows.read().among(release, rows)).isEmpty();
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptWorksWithItsGrantWhereEachDecisionIsMadeOnce(Path java) throws Exception {
    assertThat(run(once(java, grants("granted.yaml")), ""))
        .allMatch(outcome -> outcome.isAsExpected(Mode.GRANTED));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptOnAResourceFailsWithANeighboursGrant(Path java) throws Exception {
    List<Outcome> outcomes = run(guarded(java, grants("neighbour.yaml")), "");
    outcomes.removeIf(outcome -> POWERS.contains(outcome.group()));
    judge(java, Mode.NEIGHBOUR, outcomes);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptFailsWithAllOtherGrants(Path java) throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    for (var group : GRANTS.entrySet()) {
      String others = grants("granted.yaml");
      for (String key : group.getValue()) {
        others = others.replaceAll("(?m)^  - " + key + ":.*\n", "");
      }
      outcomes.addAll(run(once(java, others), group.getKey() + ":"));
    }
    for (String power : POWERS) {
      String others = grants("granted.yaml").replaceAll("(jvm: .*)\\b" + power + "(, )?", "$1");
      outcomes.addAll(run(once(java, others), power + ":"));
    }
    judge(java, Mode.OTHERS, outcomes);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void everyAttemptWorksWithATokenForWhatTheManifestDoesNotGrant(Path java) throws Exception {
    String[] texts =
        grants("granted.yaml")
            .lines()
            .filter(line -> line.startsWith("  - "))
            .map(line -> ports(line.substring(4)))
            .map(line -> line.replace("${env:WORLD}", world().toString()))
            .map(line -> line.replace("${manifest.dir}", world().getParent().toString()))
            .map(line -> line.replace(", confine: off", ""))
            .toArray(String[]::new);
    List<Outcome> outcomes = run(guarded(java, "grants: []"), "", texts);
    // The host uses what the tool made when the tool has come back, and the token with it.
    List<String> later =
        Attempts.all().stream()
            .filter(attempt -> attempt.effect() instanceof HostUse)
            .map(Attempt::name)
            .toList();
    outcomes.removeIf(outcome -> later.contains(outcome.name()) || startsChild(outcome));
    // A child holds what the manifest grants, not what a token adds: here it needs its files.
    String files =
        "grants:\n  - file.write: \"${env:WORLD}/**\"\n  - file.read: \"${env:WORLD}/**\"";
    outcomes.addAll(run(guarded(java, files), "process:", texts));
    judge(java, Mode.TOKEN, outcomes);
  }

  private static boolean startsChild(Outcome outcome) {
    String name = outcome.name();
    return outcome.group().equals("process")
        || name.contains("child")
        || name.contains(" by tar")
        || name.contains(" by unzip")
        || name.contains("FIFO")
        || name.contains("program");
  }

  @Test
  void everyKnownLimitIsInTheSecurityPage() throws Exception {
    String page = Files.readString(Path.of("../SECURITY.md"));
    assertThat(Attempts.all())
        .extracting(Attempt::limit)
        .allMatch(limit -> limit.isEmpty() || page.contains("- **" + limit + "**"));
  }

  /** For the reader of the log: what was tried on each JDK, and what came of it. */
  @AfterAll
  static void printTallies() {
    TALLIES.forEach((jdk, tally) -> System.out.println(tally.table(jdk)));
  }

  @BeforeAll
  static void thereIsSomethingToTry() {
    assertThat(Attempts.all()).anyMatch(attempt -> isMeant(attempt.name(), ""));
  }

  private static void requireRecorded(List<Outcome> outcomes) {
    assertThat(outcomes)
        .filteredOn(outcome -> !REDUCED.contains(outcome.name()))
        .filteredOn(outcome -> outcome.expectation() != Expectation.ALWAYS)
        .filteredOn(outcome -> !outcome.recorded())
        .extracting(Outcome::name)
        .isEmpty();
  }

  private static boolean isMeant(String name, String start) {
    return name.startsWith(start) && name.contains(ONLY);
  }

  private static void judge(Path java, Mode mode, List<Outcome> outcomes) {
    String jdk = "JDK " + Jdks.release(java.getParent().getParent());
    Tally tally = TALLIES.computeIfAbsent(jdk, any -> new Tally());
    outcomes.forEach(outcome -> tally.add(mode, outcome));
    assertThat(ONLY.isEmpty() && outcomes.isEmpty()).isFalse();
    assertThat(outcomes).allMatch(outcome -> outcome.isAsExpected(mode));
  }

  private Forked guarded(Path java, String grants) throws Exception {
    return new Forked(java).agent(manifest(grants));
  }

  /** A way to work and two to fail are tried as users run it, the others in verify mode. */
  private Forked once(Path java, String grants) throws Exception {
    return new Forked(java).once().agent(manifest(grants));
  }

  private static String grants(String file) throws Exception {
    return Files.readString(Path.of("src/test/resources", file));
  }

  /** What became of the attempts whose names start so: those that the JDK has, to the last. */
  private List<Outcome> run(Forked jvm, String start, String... token) throws Exception {
    if (Attempts.all().stream().noneMatch(any -> isMeant(any.name(), start))) {
      return new ArrayList<>();
    }
    Path folder = Files.createDirectories(world());
    List<String> arguments =
        new ArrayList<>(List.of(folder.toString(), String.valueOf(port), start, ONLY));
    arguments.addAll(List.of(token));
    Forked.Result result =
        jvm.env("WORLD", folder.toString())
            .env("LC_ALL", "C.UTF-8")
            .env("IT_SECRET", World.SECRET)
            .option("-Dit.secret=" + World.SECRET)
            .option("-Dit.number=7")
            .option("-Dit.flag=true")
            .option("-Dit.cleared=x")
            .run(AttemptRunner.class.getName(), arguments.toArray(new String[0]));
    List<String> lines = result.lines();
    assertThat(lines).as(result.err()).endsWith("END");
    return lines.stream()
        .filter(line -> line.contains("|"))
        .map(Outcome::parse)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private Path manifest(String grants) throws Exception {
    String text =
        "version: 1\ntools:\n  tool:\n    code: { package: dev.harness.it.tool }\n"
            + ports(grants).indent(4);
    return Files.writeString(temp.toRealPath().resolve("manifest.yaml"), text);
  }

  private Path world() {
    try {
      return temp.toRealPath().resolve("world");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String ports(String grants) {
    return grants
        .replace("PORT4", String.valueOf(port + 4))
        .replace("PORT3", String.valueOf(port + 3))
        .replace("PORT2", String.valueOf(port + 2))
        .replace("PORT1", String.valueOf(port + 1))
        .replace("PORT", String.valueOf(port));
  }
}
