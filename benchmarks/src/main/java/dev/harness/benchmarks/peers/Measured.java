package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The JVMs that ran on one JDK, for all sections that show something of them.
 *
 * @param contenders who ran
 * @param runs what each JVM gave
 */
record Measured(List<Contender> contenders, List<Run> runs) {
  /** One grant, and a thousand. */
  static final List<Integer> GRANTS = List.of(1, 1000);

  private static final Map<Integer, Measured> DONE = new HashMap<>();

  /** Measures, or gives what was measured before. */
  static Measured on(Setting setting) throws Exception {
    Measured measured = DONE.get(setting.release());
    if (measured == null) {
      measured = measure(setting);
      DONE.put(setting.release(), measured);
      new Raw(setting.raw()).write(DONE);
    }
    return measured;
  }

  /**
   * In each round one JVM of each kind, in an order that changes, so that all share the machine's
   * moods.
   */
  private static Measured measure(Setting setting) throws Exception {
    Scene scene = scene(setting);
    List<Contender> contenders = Contender.on(setting);
    List<Run> runs = new ArrayList<>();
    try (Acceptor server = new Acceptor()) {
      for (int round = 0; round < setting.rounds(1, 3); round++) {
        List<Contender> order = new ArrayList<>(contenders);
        Collections.rotate(order, round);
        for (Contender contender : order) {
          for (int grants : contender == Contender.NONE ? GRANTS.subList(0, 1) : GRANTS) {
            runs.add(run(setting, scene, contender, grants, server.port()));
          }
        }
      }
    }
    return new Measured(contenders, runs);
  }

  /** The scene, and the adapters that sandboxes need on that JDK. */
  static Scene scene(Setting setting) throws Exception {
    if (Contender.on(setting).contains(Contender.ELASTICSEARCH)) {
      Adapters.compile(setting);
    }
    return Scene.make(setting.manifest().resolveSibling("peers"), GRANTS);
  }

  private static Run run(Setting setting, Scene scene, Contender contender, int grants, int port)
      throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            Arrays.asList(
                scene.folder().toString(),
                "" + grants,
                "" + port,
                "" + setting.rounds(100, 200),
                "" + contender.sparesTheHost()));
    arguments.addAll(contender.adapter());
    try {
      String text =
          contender
              .fork(setting, scene, grants)
              .output(
                  contender.classPath(), Probe.class.getName(), arguments.toArray(new String[0]));
      return Run.of(setting.release(), contender, grants, text.lines().toList());
    } catch (IOException e) {
      System.err.println(contender + ", " + grants + " grants: " + e.getMessage());
      return Run.failed(setting.release(), contender, grants, String.valueOf(e.getMessage()));
    }
  }
}
