package dev.harness.benchmarks.section;

import dev.harness.benchmarks.World;
import dev.harness.capability.Compartment;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The same operation with few and with many grants, and deep in the stack. Runs under the agent;
 * its argument is the number of rounds.
 */
public final class Grants {
  private static final int BATCH = 500;
  private static final int FIRST = 100;
  private static final int SHALLOW = 10;
  private static final int DEEP = 200;

  private static int next;

  private Grants() {}

  /** Prints the rows. */
  public static void main(String[] arguments) throws Exception {
    double rounds = Double.parseDouble(arguments[0]);
    Path path = Path.of(World.FOLDER, "file");
    String[] names = World.files();
    Pairs.Operation again = () -> Files.exists(path) ? 1 : 0;
    Pairs.Operation first = () -> Files.exists(Path.of(names[next++ & (World.FILES - 1)])) ? 1 : 0;
    rows("Files.exists, same path", rounds, BATCH, again);
    rows("Files.exists, first sight", rounds, FIRST, first);
    System.exit(0);
  }

  private static void rows(String name, double rounds, int batch, Pairs.Operation operation)
      throws Exception {
    new Pairs()
        .state("1 grant", () -> inTool("one", SHALLOW, batch, operation))
        .state("100 grants", () -> inTool("hundred", SHALLOW, batch, operation))
        .state("10,000 grants", () -> inTool("many", SHALLOW, batch, operation))
        .state("200 frames deep", () -> inTool("one", DEEP, batch, operation))
        .run(rounds)
        .printRatios(name);
  }

  private static Pairs.Cost inTool(String tool, int frames, int batch, Pairs.Operation operation)
      throws Exception {
    return Compartment.<Pairs.Cost, Exception>call(tool, () -> below(frames, batch, operation));
  }

  private static Pairs.Cost below(int frames, int batch, Pairs.Operation operation)
      throws Exception {
    return frames == 0 ? Pairs.timed(batch, operation) : below(frames - 1, batch, operation);
  }
}
