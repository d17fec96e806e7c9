package dev.harness.it.libraries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Code of the host that does on other threads what it is asked; no class of a tool is there. */
public final class Library {
  private static final ForkJoinPool POOL = new ForkJoinPool(2);

  private Library() {}

  /** Reads a file on the second of two threads between which a stream divides its work. */
  public static String inParallel(Path path) throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    return POOL.submit(
            () -> {
              Thread first = Thread.currentThread();
              return IntStream.range(0, 2)
                  .parallel()
                  .mapToObj(part -> meet(both) == first ? "" : read(path))
                  .collect(Collectors.joining());
            })
        .get();
  }

  /** Reads a file by a part of a task. */
  public static String divided(Path path) throws Exception {
    CompletableFuture<String> result = new CompletableFuture<>();
    POOL.execute(action(() -> action(() -> result.complete(read(path))).fork()));
    return result.get();
  }

  private static RecursiveAction action(Runnable work) {
    return new RecursiveAction() {
      private static final long serialVersionUID = 1L;

      @Override
      protected void compute() {
        work.run();
      }
    };
  }

  private static Thread meet(CyclicBarrier both) {
    try {
      both.await();
      return Thread.currentThread();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException | SecurityException e) {
      // Denied, or told that there is nothing.
      return "";
    }
  }
}
