package dev.harness.benchmarks.workload;

import dev.harness.benchmarks.Fork;
import dev.harness.benchmarks.Goal;
import dev.harness.benchmarks.Row;
import dev.harness.benchmarks.Samples;
import dev.harness.benchmarks.Section;
import dev.harness.benchmarks.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What whole jobs cost: with no agent, with the harness, and with the SecurityManager on 17. */
public final class RealWork implements Section {
  private static final double LEAST = 1 / 1.02;

  private static final String WHY =
      "the sum of what single operations cost (see the hot path and JDBC). Work that creates files"
          + " or opens new ones pays most: where each of them is when it is open only the kernel can"
          + " tell, and telling takes as long as opening.";

  private static final String YOUNG =
      "in its first seconds a JVM mostly compiles what it runs, on the processors that do the work."
          + " Beside the job's own code that is the harness's, and the driver's with its gates"
          + " inlined.";

  private static final String HARNESS = "Harness";
  private static final int LAST_SECURITY_MANAGER = 23;

  @Override
  public String title() {
    return "Real workload";
  }

  @Override
  public String method() {
    return "Throughput and time of a step on the wall's clock, and CPU time of the process for a step, as a ratio to JVMs without an agent,"
        + " which take turns: an HTTP server whose tool reads a file for each request, with its"
        + " client in the same JVM; a tool that fills and reads an indexed table of H2; a tool that"
        + " builds a tree of files. A throughput above 1 is faster. Young: the first two seconds of"
        + " a job in its JVM, compilers included; warm: two seconds after eight. The"
        + " SecurityManager has the same grants as a policy file.";
  }

  @Override
  public List<Goal> goals() {
    return Stream.of("HTTP tool server", "H2 indexing", "file-heavy build")
        .flatMap(
            job ->
                Stream.of(
                    Goal.least(job + ", young: throughput, " + HARNESS, LEAST, YOUNG),
                    Goal.least(job + ", warm: throughput, " + HARNESS, LEAST, WHY),
                    Goal.most(job + ", warm: p99, " + HARNESS, 1.02, WHY)))
        .toList();
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    Map<String, Map<String, Samples>> figures = new LinkedHashMap<>();
    for (int i = 0; i < setting.rounds(2, 4); i++) {
      figuresOf(setting.fork(), setting).forEach(add(figures, ""));
      figuresOf(setting.guarded(), setting).forEach(add(figures, HARNESS));
      if (setting.release() <= LAST_SECURITY_MANAGER) {
        figuresOf(securityManager(setting), setting).forEach(add(figures, "SecurityManager"));
      }
    }
    List<Row> rows = new ArrayList<>();
    figures.forEach((name, byState) -> rows.addAll(rows(name, byState)));
    return rows;
  }

  private static List<Row> figuresOf(Fork fork, Setting setting) throws Exception {
    return fork.rows(Work.class, setting.quick() ? "0.5" : "2");
  }

  private static java.util.function.Consumer<Row> add(
      Map<String, Map<String, Samples>> figures, String state) {
    return row ->
        figures
            .computeIfAbsent(row.name() + "\t" + row.unit(), name -> new LinkedHashMap<>())
            .computeIfAbsent(state, name -> new Samples())
            .add(row.value());
  }

  private static List<Row> rows(String figure, Map<String, Samples> byState) {
    String[] name = figure.split("\t", -1);
    Samples bare = Objects.requireNonNull(byState.remove(""));
    return byState.entrySet().stream()
        .map(state -> state.getValue().ratio(name[0] + ", " + state.getKey(), bare, name[1]))
        .toList();
  }

  private static Fork securityManager(Setting setting) throws Exception {
    Path policy = setting.folder().resolve("security.policy");
    StringBuilder text = new StringBuilder("grant {\n");
    for (String permission :
        List.of(
            "java.io.FilePermission \"" + setting.folder() + "/-\", \"read,write,delete\"",
            "java.io.FilePermission \"" + Path.of("target").toAbsolutePath() + "/-\", \"read\"",
            "java.net.SocketPermission \"localhost:*\", \"connect,accept,listen,resolve\"",
            "java.net.URLPermission \"http://localhost:*/-\", \"*:*\"",
            "java.net.NetPermission \"*\"",
            "java.sql.SQLPermission \"*\"",
            "java.util.PropertyPermission \"*\", \"read,write\"",
            "java.util.logging.LoggingPermission \"control\"",
            "java.lang.RuntimePermission \"*\"",
            "java.lang.reflect.ReflectPermission \"*\"",
            "java.security.SecurityPermission \"*\"")) {
      text.append("  permission ").append(permission).append(";\n");
    }
    Files.writeString(policy, text.append("};\n"));
    return setting
        .fork()
        .option("-Djava.security.manager")
        .option("-Djava.security.policy==" + policy);
  }
}
