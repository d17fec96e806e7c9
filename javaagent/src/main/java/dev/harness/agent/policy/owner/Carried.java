package dev.harness.agent.policy.owner;

import dev.harness.bootstrap.EntryGate;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tasks that run in the compartment they were handed over in, whatever thread runs them. */
public abstract class Carried {
  private final Object compartment;
  private final long key;

  private Carried(Object compartment, long key) {
    this.compartment = compartment;
    this.key = key;
  }

  /**
   * The same task, bound; a task that carries its compartment already is returned as it is.
   *
   * @param as what it is run as: a task may be a Runnable and a Callable at once
   */
  public static @Nullable Object wrap(
      Object compartment, @Nullable Object task, Class<?> as, long key) {
    if (task instanceof Carried || isBound(task)) {
      return task;
    }
    if (as == Runnable.class && task instanceof Runnable runnable) {
      return task instanceof Comparable<?>
          ? new Ordered(compartment, key, runnable)
          : new Run(compartment, key, runnable);
    }
    if (as == Callable.class && task instanceof Callable<?> callable) {
      return new Call<>(compartment, key, callable);
    }
    return wrapFunction(compartment, task, as, key);
  }

  private static @Nullable Object wrapFunction(
      Object compartment, @Nullable Object task, Class<?> as, long key) {
    if (as == Function.class && task instanceof Function<?, ?> function) {
      return new Apply<>(compartment, key, function);
    }
    if (as == BiFunction.class && task instanceof BiFunction<?, ?, ?> function) {
      return new BiApply<>(compartment, key, function);
    }
    if (as == Supplier.class && task instanceof Supplier<?> supplier) {
      return new Supply<>(compartment, key, supplier);
    }
    if (as == Consumer.class && task instanceof Consumer<?> consumer) {
      return new Accept<>(compartment, key, consumer);
    }
    if (as == BiConsumer.class && task instanceof BiConsumer<?, ?> consumer) {
      return new BiAccept<>(compartment, key, consumer);
    }
    return as == CompletionHandler.class && task instanceof CompletionHandler<?, ?> handler
        ? new Complete<>(compartment, key, handler)
        : task;
  }

  /** The JDK's own tasks hold a function that was bound when they were made. */
  private static boolean isBound(@Nullable Object task) {
    return task instanceof FutureTask
        || task instanceof ForkJoinTask
        || task instanceof CompletableFuture.AsynchronousCompletionTask
        || SharedThreads.isSharedTask(task);
  }

  final @Nullable Object in() {
    Trail.enterAs(compartment);
    return EntryGate.enterAs(compartment, key);
  }

  final void out(@Nullable Object outer) {
    EntryGate.exit(outer, key);
  }

  /** A bound Runnable. */
  private static class Run extends Carried implements Runnable {
    final Runnable task;

    Run(Object compartment, long key, Runnable task) {
      super(compartment, key);
      this.task = task;
    }

    @Override
    public void run() {
      Object outer = in();
      try {
        task.run();
      } finally {
        out(outer);
      }
    }
  }

  /** A bound Runnable that a priority queue can order among its like. */
  @SuppressWarnings("ComparableType") // Its like are other tasks of any class.
  private static final class Ordered extends Run implements Comparable<Object> {
    Ordered(Object compartment, long key, Runnable task) {
      super(compartment, key, task);
    }

    @Override
    @SuppressWarnings("unchecked")
    public int compareTo(Object other) {
      Object outer = in();
      try {
        Object theirs = other instanceof Run carried ? carried.task : other;
        return ((Comparable<Object>) task).compareTo(theirs);
      } finally {
        out(outer);
      }
    }
  }

  /** A bound Callable. */
  private static final class Call<T> extends Carried implements Callable<T> {
    private final Callable<T> task;

    Call(Object compartment, long key, Callable<T> task) {
      super(compartment, key);
      this.task = task;
    }

    @Override
    public T call() throws Exception {
      Object outer = in();
      try {
        return task.call();
      } finally {
        out(outer);
      }
    }
  }

  /** A bound Function. */
  private static final class Apply<T, R> extends Carried implements Function<T, R> {
    private final Function<T, R> task;

    Apply(Object compartment, long key, Function<T, R> task) {
      super(compartment, key);
      this.task = task;
    }

    @Override
    public R apply(T value) {
      Object outer = in();
      try {
        return task.apply(value);
      } finally {
        out(outer);
      }
    }
  }

  /** A bound BiFunction. */
  private static final class BiApply<T, U, R> extends Carried implements BiFunction<T, U, R> {
    private final BiFunction<T, U, R> task;

    BiApply(Object compartment, long key, BiFunction<T, U, R> task) {
      super(compartment, key);
      this.task = task;
    }

    @Override
    public R apply(T first, U second) {
      Object outer = in();
      try {
        return task.apply(first, second);
      } finally {
        out(outer);
      }
    }
  }

  /** A bound Supplier. */
  private static final class Supply<T> extends Carried implements Supplier<T> {
    private final Supplier<T> task;

    Supply(Object compartment, long key, Supplier<T> task) {
      super(compartment, key);
      this.task = task;
    }

    @Override
    public T get() {
      Object outer = in();
      try {
        return task.get();
      } finally {
        out(outer);
      }
    }
  }

  /** A bound Consumer. */
  private static final class Accept<T> extends Carried implements Consumer<T> {
    private final Consumer<T> task;

    Accept(Object compartment, long key, Consumer<T> task) {
      super(compartment, key);
      this.task = task;
    }

    @Override
    public void accept(T value) {
      Object outer = in();
      try {
        task.accept(value);
      } finally {
        out(outer);
      }
    }
  }

  /** A bound BiConsumer. */
  private static final class BiAccept<T, U> extends Carried implements BiConsumer<T, U> {
    private final BiConsumer<T, U> task;

    BiAccept(Object compartment, long key, BiConsumer<T, U> task) {
      super(compartment, key);
      this.task = task;
    }

    @Override
    public void accept(T first, U second) {
      Object outer = in();
      try {
        task.accept(first, second);
      } finally {
        out(outer);
      }
    }
  }

  /** A bound CompletionHandler. */
  private static final class Complete<V, A> extends Carried implements CompletionHandler<V, A> {
    private final CompletionHandler<V, A> handler;

    Complete(Object compartment, long key, CompletionHandler<V, A> handler) {
      super(compartment, key);
      this.handler = handler;
    }

    @Override
    public void completed(V result, A attachment) {
      Object outer = in();
      try {
        handler.completed(result, attachment);
      } finally {
        out(outer);
      }
    }

    @Override
    public void failed(Throwable problem, A attachment) {
      Object outer = in();
      try {
        handler.failed(problem, attachment);
      } finally {
        out(outer);
      }
    }
  }
}
