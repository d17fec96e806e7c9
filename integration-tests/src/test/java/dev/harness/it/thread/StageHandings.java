package dev.harness.it.thread;

import dev.harness.it.thread.ThreadHandings.HostThread;
import java.io.File;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;

/** Stages of completable futures, and publishers. */
final class StageHandings {
  private static final HostThread HOST = new HostThread();

  private StageHandings() {}

  static void addTo(Handings all) {
    all.addPlain("supplyAsync", (w, file) -> CompletableFuture.supplyAsync(w.supplier(file)));
    all.addPlain("runAsync", (w, file) -> CompletableFuture.runAsync(w.runnable(file)));
    all.addPlain(
        "completeAsync",
        (w, file) -> new CompletableFuture<Boolean>().completeAsync(w.supplier(file)));
    Executor pool = Executors.newFixedThreadPool(1);
    all.addPlain(
        "supplyAsync on a pool",
        (w, file) -> CompletableFuture.supplyAsync(w.supplier(file), pool));
    all.addPlain(
        "delayedExecutor",
        (w, file) ->
            CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS).execute(w.runnable(file)));
    dependent(all);
    asynchronous(all);
    all.add("SubmissionPublisher", () -> StageHandings::publish);
  }

  /** What another thread completes runs on that thread. */
  private static void dependent(Handings all) {
    all.addPlain("thenApply", (w, file) -> later(file).thenApply(w.function()));
    all.addPlain("thenAccept", (w, file) -> later(file).thenAccept(w.consumer()));
    all.addPlain("thenRun", (w, file) -> later(file).thenRun(w.runnable(file)));
    all.addPlain(
        "thenCombine", (w, file) -> later(file).thenCombine(later(beside(file)), w.both()));
    all.addPlain(
        "applyToEither",
        (w, file) -> later(file).applyToEither(new CompletableFuture<File>(), w.function()));
    all.addPlain(
        "exceptionally",
        (w, file) ->
            later(file).thenApply(f -> 1 / 0).exceptionally(e -> w.function().apply(file) ? 1 : 0));
    all.addPlain(
        "thenCompose",
        (w, file) -> later(file).thenCompose(f -> CompletableFuture.supplyAsync(w.supplier(f))));
    all.addPlain(
        "allOf", (w, file) -> CompletableFuture.allOf(later(file)).thenRun(w.runnable(file)));
    all.addPlain(
        "orTimeout",
        (w, file) ->
            new CompletableFuture<Boolean>()
                .orTimeout(1, TimeUnit.MILLISECONDS)
                .exceptionally(e -> w.supplier(file).get()));
  }

  private static void asynchronous(Handings all) {
    all.addPlain("thenApplyAsync", (w, file) -> later(file).thenApplyAsync(w.function()));
    all.addPlain("thenAcceptAsync", (w, file) -> later(file).thenAcceptAsync(w.consumer()));
    all.addPlain("thenRunAsync", (w, file) -> later(file).thenRunAsync(w.runnable(file)));
    all.addPlain(
        "thenCombineAsync",
        (w, file) -> later(file).thenCombineAsync(later(beside(file)), w.both()));
    all.addPlain(
        "whenCompleteAsync",
        (w, file) -> later(file).whenCompleteAsync((f, e) -> w.consumer().accept(f)));
    all.addPlain(
        "handleAsync", (w, file) -> later(file).handleAsync((f, e) -> w.function().apply(f)));
  }

  private static void publish(Work work, File file) {
    SubmissionPublisher<File> publisher = new SubmissionPublisher<>();
    publisher.consume(work.consumer());
    publisher.submit(file);
  }

  /** Completed by a thread of the host, after who asks has gone on. */
  private static CompletableFuture<File> later(File file) {
    CompletableFuture<File> future = new CompletableFuture<>();
    HOST.later(
        () -> {
          Thread.yield();
          future.complete(file);
        });
    return future;
  }

  private static File beside(File file) {
    return new File(file.getPath() + ".moved");
  }
}
