package dev.harness.agent.policy;

import java.lang.StackWalker.StackFrame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pools of other libraries that start their workers when work is handed over: such a worker serves
 * all, whoever's work came first. Told by the frame of a private method, between which and the
 * thread's constructor is no tool; nobody else can bring a thread of its own through it.
 */
final class WorkerStarts {
  private static final Set<String> METHODS =
      Set.of(
          "kotlinx.coroutines.scheduling.CoroutineScheduler.createNewWorker",
          "kotlinx.coroutines.DefaultExecutor.createThreadSync",
          "io.netty.util.concurrent.SingleThreadEventExecutor.doStartThread",
          "org.jboss.threads.EnhancedQueueExecutor.doStartThread");

  private final ClassOwners owners;

  WorkerStarts(ClassOwners owners) {
    this.owners = owners;
  }

  /** Whether the thread that is being made is such a worker. */
  boolean isRunning() {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          @Override
          @Nullable Boolean meet(StackFrame frame) {
            Class<?> type = frame.getDeclaringClass();
            if (Origin.isJdk(type)) {
              return null;
            }
            boolean starts = METHODS.contains(type.getName() + "." + frame.getMethodName());
            return owners.isTools(type) ? Boolean.FALSE : starts ? Boolean.TRUE : null;
          }
        }.search());
  }
}
