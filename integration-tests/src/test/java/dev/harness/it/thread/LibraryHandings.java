package dev.harness.it.thread;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.reactivex.rxjava3.core.Observable;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kotlin.Unit;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import org.jboss.threads.EnhancedQueueExecutor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Schedulers and event loops of others, which the host owns. */
final class LibraryHandings {
  private static final int GROWTH = 8;
  private static final long REST_NANOS = 20_000_000;

  private LibraryHandings() {}

  static void addTo(Handings all, int port) {
    reactor(all);
    rxJava(all);
    kotlin(all, "default", Dispatchers.getDefault());
    kotlin(all, "IO", Dispatchers.getIO());
    growing(all);
    netty(all);
    EventHandings.addTo(all, port);
    vertx(all);
  }

  private static void reactor(Handings all) {
    all.addPlain(
        "Reactor, schedule", (w, file) -> Schedulers.parallel().schedule(w.runnable(file)));
    all.addPlain(
        "Reactor, fromCallable",
        (w, file) ->
            Mono.fromCallable(w.callable(file))
                .subscribeOn(Schedulers.boundedElastic())
                .subscribe());
    all.addPlain(
        "Reactor, map",
        (w, file) ->
            Flux.just(file)
                .publishOn(Schedulers.single())
                .map(w.function())
                .subscribe(done -> {}, e -> {}));
    all.addPlain(
        "Reactor, delay",
        (w, file) ->
            Mono.delay(java.time.Duration.ofMillis(1))
                .subscribe(tick -> w.consumer().accept(file), e -> {}));
  }

  private static void rxJava(Handings all) {
    all.addPlain(
        "RxJava, scheduleDirect",
        (w, file) ->
            io.reactivex.rxjava3.schedulers.Schedulers.computation()
                .scheduleDirect(w.runnable(file)));
    all.addPlain(
        "RxJava, fromCallable",
        (w, file) ->
            Observable.fromCallable(w.callable(file))
                .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.io())
                .subscribe(done -> {}, e -> {}));
    all.addPlain(
        "RxJava, observeOn",
        (w, file) ->
            Observable.just(file)
                .observeOn(io.reactivex.rxjava3.schedulers.Schedulers.single())
                .subscribe(w.consumer()::accept, e -> {}));
  }

  private static void kotlin(Handings all, String name, CoroutineDispatcher dispatcher) {
    all.addPlain(
        "Kotlin coroutines, dispatch on " + name,
        (w, file) -> dispatcher.dispatch(EmptyCoroutineContext.INSTANCE, w.runnable(file)));
    all.addPlain(
        "Kotlin coroutines, launch on " + name,
        (w, file) ->
            BuildersKt.launch(
                GlobalScope.INSTANCE,
                dispatcher,
                CoroutineStart.DEFAULT,
                (scope, continuation) -> {
                  w.runnable(file).run();
                  return Unit.INSTANCE;
                }));
  }

  /** Pools whose threads start when work comes. */
  private static void growing(Handings all) {
    all.addPlain(
        "Kotlin coroutines, threads that grow",
        (w, file) -> {
          for (int i = 0; i < GROWTH; i++) {
            Dispatchers.getIO().dispatch(EmptyCoroutineContext.INSTANCE, LibraryHandings::rest);
          }
          Dispatchers.getIO().dispatch(EmptyCoroutineContext.INSTANCE, w.runnable(file));
        });
    all.add(
        "Netty event loop, started by work",
        () -> {
          EventLoopGroup loops = loops();
          return (w, file) -> loops.next().execute(w.runnable(file));
        });
    all.add(
        "JBoss threads, started by work",
        () -> {
          var pool = new EnhancedQueueExecutor.Builder().setMaximumPoolSize(1).build();
          return (w, file) -> pool.execute(w.runnable(file));
        });
  }

  private static void rest() {
    LockSupport.parkNanos(REST_NANOS);
  }

  private static EventLoopGroup loops() {
    return new MultiThreadIoEventLoopGroup(
        1, (ThreadFactory) LibraryHandings::daemon, NioIoHandler.newFactory());
  }

  private static void netty(Handings all) {
    EventLoopGroup loops = loops();
    all.addPlain("Netty event loop, execute", (w, file) -> loops.next().execute(w.runnable(file)));
    all.addPlain("Netty event loop, submit", (w, file) -> loops.next().submit(w.callable(file)));
    all.addPlain(
        "Netty event loop, schedule",
        (w, file) -> loops.next().schedule(w.callable(file), 1, TimeUnit.MILLISECONDS));
    all.addPlain(
        "Netty promise listener",
        (w, file) -> {
          var promise = loops.next().newPromise();
          promise.addListener(done -> w.runnable(file).run());
          promise.setSuccess(null);
        });
  }

  private static void vertx(Handings all) {
    Vertx vertx = Vertx.vertx();
    all.addPlain(
        "Vert.x, runOnContext", (w, file) -> vertx.runOnContext(v -> w.runnable(file).run()));
    all.addPlain(
        "Vert.x, setTimer", (w, file) -> vertx.setTimer(1, id -> w.consumer().accept(file)));
    all.addPlain("Vert.x, executeBlocking", (w, file) -> vertx.executeBlocking(w.callable(file)));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "loop");
    thread.setDaemon(true);
    return thread;
  }
}
