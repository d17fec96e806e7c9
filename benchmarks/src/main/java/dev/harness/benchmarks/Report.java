package dev.harness.benchmarks;

import dev.harness.benchmarks.section.ChildProcesses;
import dev.harness.benchmarks.section.EntryGates;
import dev.harness.benchmarks.section.Flatness;
import dev.harness.benchmarks.section.GateAlone;
import dev.harness.benchmarks.section.HotPath;
import dev.harness.benchmarks.section.Jdbc;
import dev.harness.benchmarks.section.Scaling;
import dev.harness.benchmarks.section.StartUp;
import dev.harness.benchmarks.workload.RealWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Runs all sections on JDK 17 and 25 and writes what they found into {@code target/report}: {@code
 * report.md}, {@code report.html} and {@code report.json}. With {@code -Dreport.quick} in a short
 * form, with {@code -Dreport.only=words} only sections whose titles contain them, with {@code
 * -Dreport.write=true} into {@code docs/performance.md} too.
 */
public final class Report {
  private static final Path FOLDER = Path.of("target/report");
  private static final String ONLY = System.getProperty("report.only", "");
  private static final boolean QUICK = Boolean.getBoolean("report.quick");

  private Report() {}

  /** Measures and writes. */
  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(FOLDER);
    String machine = Machine.text();
    long start = System.nanoTime();
    List<Table> tables = new ArrayList<>();
    for (Section section : sections()) {
      tables.add(new Table(section, measure(section)));
    }
    long minutes = (System.nanoTime() - start) / 60_000_000_000L;
    String head = machine + "; " + minutes + " minutes" + (QUICK ? ", short form" : "");
    new Writer(head, tables).write(FOLDER, Boolean.getBoolean("report.write"));
  }

  private static List<Section> sections() {
    List<Section> all =
        new ArrayList<>(
            List.of(
                new HotPath(),
                new Flatness(),
                new Scaling(),
                new GateAlone(),
                new EntryGates(),
                new Jdbc(),
                new ChildProcesses(),
                new StartUp(),
                new RealWork()));
    ServiceLoader.load(Section.class).forEach(all::add);
    all.removeIf(section -> !section.title().contains(ONLY));
    return all;
  }

  private static Map<Integer, List<Row>> measure(Section section) throws Exception {
    Map<Integer, List<Row>> byJdk = new TreeMap<>();
    Path manifest = World.make();
    for (Map.Entry<Integer, Path> jdk : Machine.jdks().entrySet()) {
      System.out.println(section.title() + ", JDK " + jdk.getKey());
      Setting setting = new Setting(jdk.getValue(), jdk.getKey(), QUICK, manifest, FOLDER);
      byJdk.put(jdk.getKey(), section.measure(setting));
    }
    return byJdk;
  }
}
