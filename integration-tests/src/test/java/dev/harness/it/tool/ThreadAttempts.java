package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.leaks;

import dev.harness.it.attempt.World;
import dev.harness.it.libraries.Library;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Work handed to other threads. */
final class ThreadAttempts {
  private ThreadAttempts() {}

  static void addTo(Attempts all) {
    threads(all);
    pools(all);
    stages(all);
  }

  private static void threads(Attempts all) {
    all.add(
        "task: Thread",
        leaks(),
        w -> {
          FutureTask<String> task = new FutureTask<>(() -> read(w));
          new Thread(task).start();
          return task.get();
        });
    all.add(
        "task: Runnable in a Thread",
        leaks(),
        w -> {
          String[] result = {""};
          Thread thread = new Thread(() -> result[0] = quietly(w));
          thread.start();
          thread.join();
          return result[0];
        });
    all.add(
        "task: subclass of Thread",
        leaks(),
        w -> {
          String[] result = {""};
          Thread thread =
              new Thread() {
                @Override
                public void run() {
                  result[0] = quietly(w);
                }
              };
          thread.start();
          thread.join();
          return result[0];
        });
    all.add(
        "task: Timer",
        leaks(),
        w -> {
          CompletableFuture<String> result = new CompletableFuture<>();
          java.util.Timer timer = new java.util.Timer(true);
          timer.schedule(
              new java.util.TimerTask() {
                @Override
                public void run() {
                  result.complete(quietly(w));
                }
              },
              1);
          return result.get(2, TimeUnit.SECONDS);
        });
    all.add(
        "task: method reference to the JDK",
        leaks(),
        w -> {
          Function<Path, String> reader = ThreadAttempts::read;
          return CompletableFuture.supplyAsync(() -> w.path("secret.txt"))
              .thenApplyAsync(reader)
              .get();
        });
  }

  private static void pools(Attempts all) {
    all.add("task: fixed pool", leaks(), w -> in(Executors.newFixedThreadPool(1), () -> read(w)));
    all.add("task: cached pool", leaks(), w -> in(Executors.newCachedThreadPool(), () -> read(w)));
    all.add(
        "task: work-stealing pool",
        leaks(),
        w -> in(Executors.newWorkStealingPool(), () -> read(w)));
    all.add(
        "task: invokeAll",
        leaks(),
        w -> {
          ExecutorService pool = Executors.newFixedThreadPool(1);
          try {
            return pool.invokeAll(List.<Callable<String>>of(() -> read(w))).get(0).get();
          } finally {
            pool.shutdown();
          }
        });
    all.add(
        "task: scheduled pool",
        leaks(),
        w -> {
          ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
          try {
            return pool.schedule(() -> read(w), 1, TimeUnit.MILLISECONDS).get();
          } finally {
            pool.shutdown();
          }
        });
    all.add(
        "task: common pool", leaks(), w -> ForkJoinPool.commonPool().submit(() -> read(w)).get());
    all.add(
        "task: ForkJoinTask",
        leaks(),
        w ->
            new ForkJoinPool(2)
                .invoke(
                    new RecursiveTask<String>() {
                      private static final long serialVersionUID = 1L;

                      @Override
                      protected String compute() {
                        return quietly(w);
                      }
                    }));
    all.add(
        "task: parallel stream",
        leaks(),
        w -> List.of(1, 2, 3, 4).parallelStream().map(i -> quietly(w)).toList());
    all.add(
        "task: parallel stream of a library",
        leaks(),
        w -> Library.inParallel(w.path("secret.txt")));
    all.add("task: divided by a library", leaks(), w -> Library.divided(w.path("secret.txt")));
    all.add(
        "task: RunnableAdapter of the JDK",
        leaks(),
        w -> in(Executors.newFixedThreadPool(1), Executors.callable(() -> {}, quietly(w))));
  }

  private static void stages(Attempts all) {
    all.add(
        "task: supplyAsync", leaks(), w -> CompletableFuture.supplyAsync(() -> quietly(w)).get());
    all.add(
        "task: thenApplyAsync",
        leaks(),
        w -> CompletableFuture.completedFuture(1).thenApplyAsync(i -> quietly(w)).get());
    all.add(
        "task: thenCombineAsync",
        leaks(),
        w ->
            CompletableFuture.supplyAsync(() -> 1)
                .thenCombineAsync(CompletableFuture.supplyAsync(() -> 2), (a, b) -> quietly(w))
                .get());
    all.add(
        "task: handleAsync",
        leaks(),
        w -> CompletableFuture.supplyAsync(() -> 1).handleAsync((v, e) -> quietly(w)).get());
    all.add(
        "task: completeAsync",
        leaks(),
        w -> new CompletableFuture<String>().completeAsync(() -> quietly(w)).get());
    all.add(
        "task: delayedExecutor",
        leaks(),
        w ->
            CompletableFuture.supplyAsync(
                    () -> quietly(w), CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
                .get());
  }

  private static String in(ExecutorService pool, Callable<String> task) throws Exception {
    try {
      return pool.submit(task).get();
    } finally {
      pool.shutdown();
    }
  }

  private static String read(World world) throws Exception {
    return Files.readString(world.path("secret.txt"));
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (java.io.IOException e) {
      return "";
    }
  }

  private static String quietly(World world) {
    try {
      return read(world);
    } catch (Exception e) {
      if (e instanceof RuntimeException runtime) {
        throw runtime;
      }
      return "";
    }
  }
}
