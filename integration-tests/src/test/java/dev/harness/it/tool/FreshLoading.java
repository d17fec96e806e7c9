package dev.harness.it.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A tool that loads another class at every fourth depth of its stack, from the end on. */
public final class FreshLoading {
  private static final int STEP = 4;

  private final List<Callable<?>> loaded = new ArrayList<>(FreshClasses.COUNT);
  private int level;

  /** Goes down, and loads when it comes back. */
  public void dive() {
    try {
      dive();
    } catch (StackOverflowError e) {
      // the end
    }
    if (++level % STEP == 0 && level / STEP < FreshClasses.COUNT) {
      try {
        load(FreshClasses.name(level / STEP));
      } catch (ReflectiveOperationException | LinkageError | StackOverflowError e) {
        // too deep
      }
    }
  }

  private void load(String name) throws ReflectiveOperationException {
    loaded.add((Callable<?>) Class.forName(name).getConstructor().newInstance());
  }

  /** An object of each class that could be loaded. */
  public List<Callable<?>> loaded() {
    return loaded;
  }
}
