package dev.harness.it.thread;

import java.io.File;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** One deed, to delete a file, in each form that executors and stages take. */
public interface Work {
  Runnable runnable(File file);

  Callable<Boolean> callable(File file);

  Supplier<Boolean> supplier(File file);

  /** Deletes the file it is given. */
  Function<File, Boolean> function();

  /** Deletes the file it is given. */
  Consumer<File> consumer();

  /** Renames the first file, which must have no second, to the second. */
  BiFunction<File, File, Boolean> both();
}
