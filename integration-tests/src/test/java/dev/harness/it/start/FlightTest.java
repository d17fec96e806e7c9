package dev.harness.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Probe;
import dev.harness.it.fork.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A recording of the flight recorder shows which checks ran hot, and what was denied. */
class FlightTest {
  private static final String STATISTICS = "dev.harness.CheckStatistics";
  private static final String CHECK = "dev.harness.Check";
  private static final String DENIAL = "dev.harness.Denial";

  @TempDir Path temp;

  private Workshop shop;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeEach
  void makeFile() throws IOException {
    shop = new Workshop(temp);
    Files.writeString(shop.path("file"), "content");
  }

  private Forked agent(Path java) throws IOException {
    return new Forked(java).agent(shop.tool("{ file.read: " + shop.path("file") + ", id: hot }"));
  }

  private Forked.Result run(Forked forked, String what) throws Exception {
    Forked.Result result =
        forked.run(FlightRunner.class.getName(), what, temp.toRealPath().toString());
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.err()).doesNotContain("harness: recordings");
    return result;
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aRecordingFromTheStartCountsEachCheckAndTellsEachDenial(Path java) throws Exception {
    Path file = shop.path("start.jfr");
    String settings = ",+" + CHECK + "#threshold=0ns";
    Forked.Result result =
        run(
            agent(java).option("-XX:StartFlightRecording:filename=" + file + settings),
            "all along");
    assertThat(result.out()).contains("1000\n").doesNotContain("forged: written");
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);

    List<RecordedEvent> hot = statistics(events, "hot");
    assertThat(hot.stream().mapToLong(e -> e.getLong("count")).sum()).isEqualTo(1000);
    long decided = hot.stream().mapToLong(e -> e.getLong("decided")).sum();
    assertThat(decided).isBetween(1L, 999L);
    assertThat(hot).allMatch(e -> e.getString("tool").equals("tool") && e.getLong("denied") == 0);
    assertThat(hot).allMatch(e -> e.getString("capability").equals("file.read"));
    assertThat(hot).allMatch(e -> e.getString("method").startsWith("sun.nio.fs."));
    assertThat(hot).anyMatch(e -> !e.getDuration("decisionTime").isZero());

    assertThat(named(events, CHECK).filter(e -> "hot".equals(e.getString("grant"))))
        .hasSize((int) decided)
        .allMatch(e -> e.getString("resource").equals(shop.path("file").toString()))
        .allMatch(e -> e.getString("caller").contains("dev.harness.it.tool.Checked"))
        .allMatch(e -> e.getBoolean("allowed"));

    assertThat(named(events, DENIAL))
        .extracting(e -> e.getString("capability"))
        .contains("file.read", "jdbc");
    assertThat(named(events, DENIAL))
        .anyMatch(e -> e.getString("resource").endsWith("denied\\u202e"))
        .anyMatch(e -> e.getString("resource").startsWith("jdbc:h2:mem:x"))
        .noneMatch(e -> e.getString("resource").equals("forged"))
        .allMatch(e -> e.getString("caller") != null)
        .hasSize(shop.audit().size());
    assertThat(events.stream().filter(e -> isOurs(e.getEventType().getName())))
        .noneMatch(e -> e.toString().contains("open-sesame"));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void whatTheToolForgesIsWrittenWhereNobodyGuardsIt(Path java) throws Exception {
    Path file = shop.path("bare.jfr");
    Forked bare = new Forked(java).option("-XX:StartFlightRecording:filename=" + file);
    assertThat(run(bare, "all along").out()).contains("forged: written");
    assertThat(named(RecordingFile.readAllEvents(file), DENIAL)).hasSize(1);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void recordingsThatAreBegunLaterCountWhatHappensWhileTheyRun(Path java) throws Exception {
    assertThat(run(agent(java), "later").out()).contains("END");
    assertThat(counted("later.jfr")).isEqualTo(1000);
    assertThat(counted("second.jfr")).isEqualTo(70);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void anApplicationCanWatchItsOwnStreamOfThem(Path java) throws Exception {
    assertThat(run(agent(java), "streamed").out()).contains("all seen");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aJvmWithoutAFlightRecorderStartsAsWell(Path java) throws Exception {
    Forked without = agent(java).option("--limit-modules=java.base,java.instrument");
    assertThat(without.run(Probe.class.getName(), "hello").lines())
        .containsExactly("hello true", "END");
  }

  private long counted(String file) throws IOException {
    return statistics(RecordingFile.readAllEvents(shop.path(file)), "hot").stream()
        .mapToLong(e -> e.getLong("count"))
        .sum();
  }

  private static List<RecordedEvent> statistics(List<RecordedEvent> events, String grant) {
    return named(events, STATISTICS).filter(e -> grant.equals(e.getString("grant"))).toList();
  }

  private static java.util.stream.Stream<RecordedEvent> named(
      List<RecordedEvent> events, String name) {
    return events.stream().filter(event -> event.getEventType().getName().equals(name));
  }

  private static boolean isOurs(String name) {
    return name.equals(STATISTICS) || name.equals(CHECK) || name.equals(DENIAL);
  }
}
