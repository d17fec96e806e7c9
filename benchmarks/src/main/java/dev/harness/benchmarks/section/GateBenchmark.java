package dev.harness.benchmarks.section;

import dev.harness.benchmarks.World;
import dev.harness.bootstrap.Gate;
import dev.harness.capability.CapabilityDeniedException;
import dev.harness.capability.Compartment;
import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Interceptions;
import dev.harness.interceptors.Question;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The call that rows insert, alone: nanoseconds a call, most of them in batches of 1,000. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GateBenchmark.BATCH)
public class GateBenchmark {
  /** Calls in a batch. */
  public static final int BATCH = 1000;

  private final int site = site();
  private final long key = key();
  private final String path = World.FOLDER + "/file";
  private final byte[] bytes = path.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  private final String[] paths = World.files();
  private int next;
  private int blackhole;

  /** The loop without a call. */
  @Benchmark
  public int baseline() {
    for (int i = 0; i < BATCH; i++) {
      blackhole += i ^ next;
    }
    return blackhole;
  }

  /** On a thread that no tool ever used. */
  @Benchmark
  public void noTool() {
    checkMany();
  }

  /** On a thread that a tool used and left. */
  @Benchmark
  public void hostThread() {
    Compartment.run("one", () -> next++);
    checkMany();
  }

  /** A task handed over by the host. */
  @Benchmark
  public int handOffByTheHost() {
    for (int i = 0; i < BATCH; i++) {
      blackhole += Gate.carry(path, Runnable.class, key) == path ? i : 0;
    }
    return blackhole;
  }

  /** A granted path, seen before. */
  @Benchmark
  public void hit() {
    Compartment.run("one", this::checkMany);
  }

  /** A granted path, seen before, as the bytes that {@code java.nio} passes. */
  @Benchmark
  public void hitBytes() {
    Compartment.run(
        "one",
        () -> {
          for (int i = 0; i < BATCH; i++) {
            Gate.check(site, bytes, null, key);
          }
        });
  }

  /** A granted path seen for the first time, links resolved. */
  @Benchmark
  public void firstSight() {
    Compartment.run(
        "one",
        () -> {
          for (int i = 0; i < BATCH; i++) {
            Gate.check(site, paths[next++ & (World.FILES - 1)], null, key);
          }
        });
  }

  /** A denial: decided, looked at for the JDK's own needs, recorded, thrown. */
  @Benchmark
  @OperationsPerInvocation(1)
  public int denial() {
    return Compartment.call(
        "one",
        () -> {
          try {
            Gate.check(site, "/etc/passwd", null, key);
            return 0;
          } catch (CapabilityDeniedException e) {
            return 1;
          }
        });
  }

  private void checkMany() {
    for (int i = 0; i < BATCH; i++) {
      Gate.check(site, path, null, key);
    }
  }

  /** What woven code shows; a host can read it. */
  private static long key() {
    try {
      java.lang.reflect.Field key = Gate.class.getDeclaredField("key");
      key.setAccessible(true);
      return key.getLong(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int site() {
    List<Interception> rows = Interceptions.forRelease(Runtime.version().feature());
    for (int site = 0; site < rows.size(); site++) {
      Interception row = rows.get(site);
      if (row.question() == Question.FILE_READ && row.method().equals("exists")) {
        return site;
      }
    }
    throw new IllegalStateException("no such row");
  }
}
