package dev.harness.it.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Ports;
import dev.harness.it.thread.DroppedTool;
import dev.harness.it.thread.ThreadRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Work of a tool is the tool's on every thread; the host's work on the same thread is the host's.
 */
class ThreadsTest {
  private static final Path TABLE = Path.of("../docs/threads.md");
  private static final int NEWEST = 25;

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withoutTheHarnessAllWorkIsDone(Path java) throws Exception {
    assertThat(tries(java, new Forked(java), "")).allMatch(one -> one.outcome().equals("done"));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void withAGrantAllWorkIsDone(Path java) throws Exception {
    Path manifest = manifest("- file.write: \"${manifest.dir}/files/**\"");
    assertThat(tries(java, new Forked(java).agent(manifest), ""))
        .allMatch(one -> one.outcome().equals("done"));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void theToolIsDeniedOnEveryThreadAndTheHostOnNone(Path java) throws Exception {
    List<ThreadTable.Try> tries = tries(java, new Forked(java).agent(manifest("")), "");
    assertThat(tries).allMatch(one -> one.outcome().equals(one.ofHost() ? "done" : "denied"));
    List<String> rows = ThreadTable.rows(tries);
    boolean newest = Jdks.release(java.getParent().getParent()) >= NEWEST;
    if (newest && Boolean.getBoolean("threads.write")) {
      Files.writeString(TABLE, ThreadTable.text(rows));
    }
    assertThat(Files.readString(TABLE))
        .as("written anew with -Dthreads.write=true")
        .contains(rows)
        .satisfies(text -> assertThat(!newest || text.equals(ThreadTable.text(rows))).isTrue());
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aTokenIsInUseInWhatIsHandedOver(Path java) throws Exception {
    assertThat(byTool(tries(java, new Forked(java).agent(manifest("")), "token")))
        .allMatch(one -> one.isFoundLater() || one.outcome().equals("done"));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void whoCallsTheToolIsAskedInWhatIsHandedOver(Path java) throws Exception {
    Path granted = manifest("- file.write: \"${manifest.dir}/files/**\"");
    assertThat(byTool(tries(java, new Forked(java).agent(granted), "other")))
        .allMatch(one -> one.isFoundLater() || one.outcome().equals("denied"));
  }

  private static List<ThreadTable.Try> byTool(List<ThreadTable.Try> tries) {
    return tries.stream().filter(one -> one.by().equals("tool")).toList();
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aDroppedToolIsCollectedAfterItWorkedOnEveryThread(Path java) throws Exception {
    Path granted = manifest("- file.write: \"${manifest.dir}/files/**\"");
    assertThat(dropped(java, new Forked(java).agent(granted), "host"))
        .contains("tried: true", "collected: true");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolThatHandedOverIsCollectedWhereItIsBare(Path java) throws Exception {
    // JDK 17 keeps the maker of a thread reachable from the thread.
    List<String> bare = dropped(java, new Forked(java), "tool");
    Path granted = manifest("- file.write: \"${manifest.dir}/files/**\"");
    assertThat(dropped(java, new Forked(java).agent(granted), "tool"))
        .contains("tried: true")
        .containsAll(bare.stream().filter(line -> line.equals("collected: true")).toList());
  }

  private List<String> dropped(Path java, Forked jvm, String by) throws Exception {
    Path files = Files.createDirectories(temp.toRealPath().resolve("files"));
    return preview(java, jvm)
        .run(DroppedTool.class.getName(), files.toString(), Ports.free(), by)
        .lines();
  }

  private static Forked preview(Path java, Forked jvm) {
    boolean newest = Jdks.release(java.getParent().getParent()) >= NEWEST;
    return newest ? jvm.option("--enable-preview") : jvm;
  }

  /** Without a grant for the files; with one for what the ways themselves need. */
  private Path manifest(String grant) throws Exception {
    return Files.writeString(
        temp.toRealPath().resolve("manifest.yaml"),
        """
        version: 1
        tools:
          tool:
            code: { package: dev.harness.it.tool }
            grants:
              - file.read: /dev/null
              - net.connect: "127.0.0.1:*"
              - process.exec: { program: /bin/true, confine: off }
              - jvm: exit
              %s
          other:
            grants:
              - file.read: /dev/null
              - net.connect: "127.0.0.1:*"
              - process.exec: { program: /bin/true, confine: off }
              - jvm: exit
        """
            .formatted(grant));
  }

  private List<ThreadTable.Try> tries(Path java, Forked jvm, String around) throws Exception {
    Path folder = temp.toRealPath();
    Files.createDirectories(folder.resolve("files"));
    Forked.Result result =
        preview(java, jvm)
            .run(ThreadRunner.class.getName(), folder.toString(), Ports.free(), around);
    assertThat(result.lines()).as(result.err()).endsWith("END");
    Path audit = folder.resolve("audit.jsonl");
    String refused = Files.exists(audit) ? Files.readString(audit) : "";
    List<ThreadTable.Try> tries = new ArrayList<>();
    for (String line : result.lines()) {
      String[] parts = line.split("\\|");
      if (parts.length == 4) {
        tries.add(new ThreadTable.Try(parts[0], parts[1], parts[2], outcome(parts[3], refused)));
      }
    }
    assertThat(tries).isNotEmpty();
    return tries;
  }

  private String outcome(String file, String refused) {
    if (!Files.exists(temp.resolve("files").resolve(file))) {
      return "done";
    }
    return refused.contains("/" + file) ? "denied" : "lost";
  }
}
