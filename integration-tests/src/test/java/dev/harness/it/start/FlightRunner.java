package dev.harness.it.start;

import dev.harness.it.fork.Probe;
import dev.harness.it.tool.Checked;
import dev.harness.it.tool.ForgedDenial;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingStream;

/** A host whose tool does known things a known number of times, while recordings come and go. */
public final class FlightRunner {
  private static final String STATISTICS = "dev.harness.CheckStatistics";
  private static final int LONGEST_SECONDS = 100;

  private FlightRunner() {}

  /** What is done, and in which folder. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1], "file");
    switch (arguments[0]) {
      case "all along" -> work(file);
      case "later" -> later(file, Path.of(arguments[1], "later.jfr"));
      case "streamed" -> stream(file);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void work(Path file) {
    System.out.println(Checked.exists(file, 1000));
    Probe.show("file", () -> deny(file));
    Probe.show("database", FlightRunner::connect);
    Probe.show("forged", () -> ForgedDenial.write());
  }

  private static Object deny(Path file) throws Exception {
    Checked.deny(file);
    return "read";
  }

  private static Object connect() throws Exception {
    Checked.connect();
    return "connected";
  }

  /** As {@code jcmd} asks for it; the JVM has done much by then, and more comes afterwards. */
  private static void later(Path file, Path recording) throws Exception {
    Checked.exists(file, 300);
    command("jfrStart", "name=later");
    Checked.exists(file, 1000);
    command("jfrStop", "name=later", "filename=" + recording);
    Checked.exists(file, 500);
    try (Recording second = new Recording()) {
      second.start();
      Checked.exists(file, 70);
      second.stop();
      second.dump(recording.resolveSibling("second.jfr"));
    }
    System.out.println("END");
  }

  private static void command(String name, String... arguments) throws Exception {
    ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            name,
            new Object[] {arguments},
            new String[] {String[].class.getName()});
  }

  private static void stream(Path file) throws Exception {
    AtomicLong seen = new AtomicLong();
    CountDownLatch all = new CountDownLatch(1);
    try (RecordingStream stream = new RecordingStream()) {
      stream.enable(STATISTICS).withPeriod(Duration.ofMillis(50));
      stream.onEvent(
          STATISTICS,
          event -> {
            if (event.getString("step").equals("check")
                && seen.addAndGet(event.getLong("count")) == 1000) {
              all.countDown();
            }
          });
      stream.startAsync();
      Checked.exists(file, 1000);
      System.out.println(all.await(LONGEST_SECONDS, TimeUnit.SECONDS) ? "all seen" : seen);
    }
  }
}
