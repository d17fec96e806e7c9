package dev.harness.it.thread;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Pools, each with one thread so that all work of a way meets on it. */
final class PoolHandings {
  private static final int MANY = 64;

  private PoolHandings() {}

  static void addTo(Handings all) {
    executor(all, "fixed pool", () -> Executors.newFixedThreadPool(1));
    executor(all, "single-thread executor", Executors::newSingleThreadExecutor);
    executor(all, "cached pool", Executors::newCachedThreadPool);
    executor(all, "work-stealing pool", () -> Executors.newWorkStealingPool(1));
    executor(all, "scheduled pool", () -> Executors.newScheduledThreadPool(1));
    executor(all, "pool with hooks", PoolHandings::hooked);
    executor(all, "common pool", ForkJoinPool::commonPool);
    collective(all);
    scheduled(all);
    forkJoin(all);
    streams(all);
  }

  private static void executor(Handings all, String name, Callable<ExecutorService> opening) {
    all.add(
        name + ", execute",
        () -> {
          ExecutorService pool = opening.call();
          return (work, file) -> pool.execute(work.runnable(file));
        });
    all.add(
        name + ", submit",
        () -> {
          ExecutorService pool = opening.call();
          return (work, file) -> pool.submit(work.callable(file));
        });
  }

  private static void collective(Handings all) {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    all.addPlain("invokeAll", (work, file) -> pool.invokeAll(List.of(work.callable(file))));
    all.addPlain("invokeAny", (work, file) -> pool.invokeAny(List.of(work.callable(file))));
    all.addPlain("FutureTask", (work, file) -> pool.execute(new FutureTask<>(work.callable(file))));
    all.addPlain(
        "ExecutorCompletionService",
        (work, file) -> new ExecutorCompletionService<Boolean>(pool).submit(work.callable(file)));
  }

  private static void scheduled(Handings all) {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    all.addPlain(
        "scheduled pool, schedule",
        (work, file) -> pool.schedule(work.callable(file), 1, TimeUnit.MILLISECONDS));
    all.addPlain(
        "scheduled pool, at a fixed rate",
        (work, file) ->
            pool.scheduleAtFixedRate(work.runnable(file), 1, 1_000_000, TimeUnit.MILLISECONDS));
  }

  private static void forkJoin(Handings all) {
    ForkJoinPool pool = new ForkJoinPool(1);
    all.addPlain(
        "ForkJoinTask", (work, file) -> pool.execute(ForkJoinTask.adapt(work.callable(file))));
    all.addPlain("RecursiveAction", (work, file) -> pool.execute(recursive(work.runnable(file))));
    all.addPlain(
        "ForkJoinPool, invoke",
        (work, file) -> pool.invoke(ForkJoinTask.adapt(work.runnable(file))));
  }

  private static void streams(Handings all) {
    all.addPlain(
        "parallel stream, forEach",
        (work, file) -> Collections.nCopies(MANY, file).parallelStream().forEach(work.consumer()));
    all.addPlain(
        "parallel stream, map",
        (work, file) ->
            IntStream.range(0, MANY).parallel().mapToObj(i -> file).map(work.function()).toList());
  }

  private static RecursiveAction recursive(Runnable task) {
    return new RecursiveAction() {
      private static final long serialVersionUID = 1L;

      @Override
      protected void compute() {
        task.run();
      }
    };
  }

  private static ExecutorService hooked() {
    return new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()) {
      @Override
      protected void afterExecute(
          Runnable task, @org.jspecify.annotations.Nullable Throwable error) {
        super.afterExecute(task, error);
      }
    };
  }
}
