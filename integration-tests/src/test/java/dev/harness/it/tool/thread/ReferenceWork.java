package dev.harness.it.tool.thread;

import dev.harness.it.thread.Work;
import java.io.File;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** References of the tool to methods of the JDK: nothing of the tool is in the body. */
public final class ReferenceWork implements Work {
  @Override
  public Runnable runnable(File file) {
    return file::delete;
  }

  @Override
  public Callable<Boolean> callable(File file) {
    return file::delete;
  }

  @Override
  public Supplier<Boolean> supplier(File file) {
    return file::delete;
  }

  @Override
  public Function<File, Boolean> function() {
    return File::delete;
  }

  @Override
  public Consumer<File> consumer() {
    return File::delete;
  }

  @Override
  public BiFunction<File, File, Boolean> both() {
    return File::renameTo;
  }
}
