package dev.harness.it.tool.thread;

import dev.harness.it.thread.Work;
import java.io.File;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Objects of the JDK's own classes around references: what the thread is given is no class of the
 * tool.
 */
public final class WrappedWork implements Work {
  private final Work inner = new ReferenceWork();

  @Override
  public Runnable runnable(File file) {
    return new FutureTask<>(Executors.callable(inner.runnable(file)));
  }

  @Override
  public Callable<Boolean> callable(File file) {
    return Executors.callable(inner.runnable(file), Boolean.TRUE);
  }

  @Override
  public Supplier<Boolean> supplier(File file) {
    // the JDK has no supplier of its own that calls another
    return inner.supplier(file);
  }

  @Override
  public Function<File, Boolean> function() {
    return Function.<File>identity().andThen(inner.function());
  }

  @Override
  public Consumer<File> consumer() {
    Consumer<File> consumer = inner.consumer();
    return consumer.andThen(consumer);
  }

  @Override
  public BiFunction<File, File, Boolean> both() {
    return inner.both().andThen(Function.identity());
  }
}
