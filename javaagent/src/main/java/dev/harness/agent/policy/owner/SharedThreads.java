package dev.harness.agent.policy.owner;

import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** Threads that work for everybody, whoever made the JDK start them. */
public final class SharedThreads {
  private SharedThreads() {}

  /** Whether a thread serves all: a pool's worker, whose tasks carry their own compartment. */
  public static boolean isShared(Thread thread, @Nullable Object target) {
    String name = jdkName(thread);
    return (thread instanceof ForkJoinWorkerThread && !name.isEmpty())
        || name.equals("jdk.internal.misc.InnocuousThread")
        || name.equals("jdk.internal.misc.CarrierThread")
        || name.equals("java.util.concurrent.DelayScheduler")
        || name.equals("java.lang.ref.Finalizer$FinalizerThread")
        || jdkName(target).equals("java.util.concurrent.ThreadPoolExecutor$Worker")
        || jdkName(target).equals("java.lang.ProcessHandleImpl$1");
  }

  /** Whether a task serves all: what waits for events of channels, or for the end of a process. */
  static boolean isSharedTask(@Nullable Object task) {
    String name = jdkName(task);
    return name.startsWith("sun.nio.ch.") || name.startsWith("java.lang.ProcessHandleImpl$");
  }

  /** The class name if the class is the JDK's, which names alone do not tell. */
  private static String jdkName(@Nullable Object object) {
    return object != null && Origin.isJdk(object.getClass()) ? object.getClass().getName() : "";
  }
}
