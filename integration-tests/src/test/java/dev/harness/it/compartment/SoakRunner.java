package dev.harness.it.compartment;

import static dev.harness.capability.Capability.FILE_READ;

import dev.harness.capability.CapabilityDeniedException;
import dev.harness.capability.Compartment;
import dev.harness.capability.HostToken;
import dev.harness.capability.Token;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A host that lets many tools work for long and knows what each may do. */
public final class SoakRunner {
  static final int TOOLS = 24;
  private static final int THREADS = 2;
  private static final int SAMPLES = 10;
  private static final int DENIALS_IN = 100;
  private static final int COLLECTIONS = 4;
  private static final int PAUSE_MILLIS = 50;

  private static final HostToken HOST = HostToken.claim();

  private final Path folder;
  private final long end;

  /** Held shared by who works, alone by who looks at the heap. */
  private final ReentrantReadWriteLock rest = new ReentrantReadWriteLock(true);

  private final AtomicLong operations = new AtomicLong();
  private final AtomicLong denials = new AtomicLong();
  private final AtomicLong revocations = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  private SoakRunner(Path folder, long end) {
    this.folder = folder;
    this.end = end;
  }

  /** Arguments: a folder with a file for each tool, and how many seconds. */
  public static void main(String[] arguments) throws Exception {
    long nanos = Long.parseLong(arguments[1]) * 1_000_000_000L;
    SoakRunner runner = new SoakRunner(Path.of(arguments[0]), System.nanoTime() + nanos);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int seed = i;
      threads.add(new Thread(() -> runner.work(new Random(seed))));
      threads.get(i).start();
    }
    List<Long> heap = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      Thread.sleep(nanos / 1_000_000 / SAMPLES);
      heap.add(runner.used());
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("operations " + runner.operations);
    System.out.println("denials " + runner.denials);
    System.out.println("revocations " + runner.revocations);
    System.out.println("wrong " + runner.wrong);
    System.out.println("heap " + heap);
    System.out.println("END");
  }

  /** Kilobytes after collections, while nobody works. */
  private long used() throws InterruptedException {
    rest.writeLock().lock();
    try {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < COLLECTIONS; i++) {
        System.gc();
        // What ended tokens leave goes with the first use of their table, once the JVM told it.
        Thread.sleep(PAUSE_MILLIS);
        HOST.mint("t0", FILE_READ.of(path(0))).revoke();
        least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      }
      return least >> 10;
    } finally {
      rest.writeLock().unlock();
    }
  }

  private void work(Random random) {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      while (System.nanoTime() < end) {
        rest.readLock().lock();
        try {
          step(random, pool);
        } finally {
          rest.readLock().unlock();
        }
      }
    } catch (Exception e) {
      wrong.incrementAndGet();
      System.out.println("failed: " + e);
    } finally {
      pool.shutdown();
    }
  }

  private void step(Random random, ExecutorService pool) throws Exception {
    int tool = random.nextInt(TOOLS);
    boolean denied = random.nextInt(DENIALS_IN) == 0;
    int file = denied ? (tool + 1 + random.nextInt(TOOLS - 1)) % TOOLS : tool;
    switch (random.nextInt(64)) {
      case 0 -> token(tool, (tool + 1) % TOOLS);
      case 1 -> pool.submit(() -> requireAll(tool, file, !denied)).get();
      case 2 -> Compartment.run("t" + tool, () -> nested(pool, tool));
      default -> requireAll(tool, file, !denied);
    }
  }

  private boolean requireAll(int tool, int file, boolean allowed) {
    return Compartment.call("t" + tool, () -> require(file, allowed));
  }

  /** A pool's thread works for the tool that handed over, and another tool inside holds nothing. */
  private void nested(ExecutorService pool, int tool) throws Exception {
    pool.submit(() -> require(tool, true)).get();
    Compartment.call("t" + (tool + 1) % TOOLS, () -> require(tool, false));
  }

  /** A token for another tool's file: used up, revoked, and worth nothing after. */
  private void token(int tool, int file) {
    Token token = HOST.mint("t" + tool, FILE_READ.of(path(file)));
    Token twice = token.uses(2);
    twice.run(() -> require(file, true));
    twice.run(() -> require(file, true));
    twice.run(() -> require(file, false));
    token.run(() -> require(file, true));
    token.revoke();
    revocations.incrementAndGet();
    token.run(() -> require(file, false));
  }

  private boolean require(int file, boolean allowed) {
    boolean done;
    try {
      done = new File(path(file)).length() > 0;
    } catch (CapabilityDeniedException e) {
      denials.incrementAndGet();
      done = false;
    }
    operations.incrementAndGet();
    if (done != allowed) {
      wrong.incrementAndGet();
    }
    return done;
  }

  private String path(int file) {
    return folder.resolve("file" + file).toString();
  }
}
