package dev.harness.agent.policy.owner;

import java.lang.StackWalker.StackFrame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pools of other libraries that start their workers when work is handed over: such a worker serves
 * all, whoever's work came first. What it finds in its queue was bound by a row when it was put
 * there. A class of a tool that is called like one of these has its gate, whoever runs it.
 */
public final class WorkerStarts {
  /**
   * Between these private methods and the thread's constructor, or the pool that is to run the
   * worker, is no tool: nobody else can bring a thread or task of its own through them.
   */
  private static final Set<String> METHODS =
      Set.of(
          "kotlinx.coroutines.scheduling.CoroutineScheduler.createNewWorker",
          "kotlinx.coroutines.DefaultExecutor.createThreadSync",
          "io.netty.util.concurrent.SingleThreadEventExecutor.doStartThread",
          "org.jboss.threads.EnhancedQueueExecutor.doStartThread");

  /** Beginnings of the names of tasks that work off a queue. */
  private static final String[] QUEUE_WORKERS = {
    "kotlinx.coroutines.internal.LimitedDispatcher$Worker",
    "com.google.common.util.concurrent.SequentialExecutor$QueueWorker",
    "io.netty.util.concurrent.GlobalEventExecutor$TaskRunner",
    "io.vertx.core.impl.TaskQueue$$Lambda",
    "io.grpc.internal.SerializingExecutor",
    "okhttp3.internal.concurrent.TaskRunner$runnable$1"
  };

  private final ClassOwners owners;

  public WorkerStarts(ClassOwners owners) {
    this.owners = owners;
  }

  /** Whether a task that is handed over is such a worker. */
  public boolean isWorker(@Nullable Object task) {
    if (task == null || Origin.isJdk(task.getClass())) {
      return false;
    }
    String name = task.getClass().getName();
    for (String worker : QUEUE_WORKERS) {
      if (name.startsWith(worker)) {
        return true;
      }
    }
    return name.startsWith("io.netty.util.") && isRunning();
  }

  /** Whether the thread that is being made, or the task handed over, is such a worker. */
  public boolean isRunning() {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
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
