package dev.harness.it.tool.thread;

import dev.harness.it.thread.Work;
import java.io.File;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lambdas of the tool. */
public final class LambdaWork implements Work {
  @Override
  public Runnable runnable(File file) {
    return () -> delete(file);
  }

  @Override
  public Callable<Boolean> callable(File file) {
    return () -> delete(file);
  }

  @Override
  public Supplier<Boolean> supplier(File file) {
    return () -> delete(file);
  }

  @Override
  public Function<File, Boolean> function() {
    return file -> delete(file);
  }

  @Override
  public Consumer<File> consumer() {
    return file -> delete(file);
  }

  @Override
  public BiFunction<File, File, Boolean> both() {
    return (file, other) -> file.renameTo(other);
  }

  private static boolean delete(File file) {
    return file.delete();
  }
}
