package dev.harness.it.thread;

import java.lang.ref.Cleaner;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Threads, and the JDK's threads that call back. */
final class ThreadHandings {
  private static final Cleaner CLEANER = Cleaner.create();

  private ThreadHandings() {}

  static void addTo(Handings all) {
    all.addPlain("Thread", (work, file) -> new Thread(work.runnable(file)).start());
    all.addPlain("Thread, a subclass", (work, file) -> subclass(work.runnable(file)).start());
    all.addPlain(
        "Thread, from a factory",
        (work, file) -> Executors.defaultThreadFactory().newThread(work.runnable(file)).start());
    all.add(
        "Thread, started by another thread",
        () -> {
          HostThread starter = new HostThread();
          return (work, file) -> {
            Thread thread = new Thread(work.runnable(file));
            starter.later(thread::start);
          };
        });
    all.add(
        "queue of a host's thread",
        () -> {
          HostThread worker = new HostThread();
          return (work, file) -> worker.later(work.runnable(file));
        });
    callbacks(all);
  }

  private static void callbacks(Handings all) {
    all.addPlain(
        "uncaught exception handler", (work, file) -> failing(work.runnable(file)).start());
    all.addPlain("Timer", (work, file) -> new Timer(true).schedule(timed(work.runnable(file)), 1));
    all.addPlain("Cleaner", (work, file) -> CLEANER.register(new Object(), work.runnable(file)));
    all.addPlain("finalizer", (work, file) -> new Finalized(work.runnable(file)));
    all.addPlain("reference queue", (work, file) -> whenCollected(work.runnable(file)));
    all.addPlain(
        "shutdown hook",
        (work, file) -> Runtime.getRuntime().addShutdownHook(new Thread(work.runnable(file))));
  }

  private static Thread subclass(Runnable task) {
    return new Thread() {
      @Override
      public void run() {
        task.run();
      }
    };
  }

  private static TimerTask timed(Runnable task) {
    return new TimerTask() {
      @Override
      public void run() {
        task.run();
      }
    };
  }

  private static Thread failing(Runnable task) {
    Thread thread =
        new Thread(
            () -> {
              throw new IllegalStateException("on purpose");
            });
    thread.setUncaughtExceptionHandler((failed, error) -> task.run());
    return thread;
  }

  private static void whenCollected(Runnable task) {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    WeakReference<Object> reference = new WeakReference<>(new Object(), queue);
    Thread waiting =
        new Thread(
            () -> {
              while (true) {
                try {
                  if (queue.remove() == reference) {
                    task.run();
                    return;
                  }
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
    waiting.setDaemon(true);
    waiting.start();
  }

  /** A thread that the host started before any tool came. */
  static final class HostThread {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    HostThread() {
      Thread thread = new Thread(this::work, "host");
      thread.setDaemon(true);
      thread.start();
    }

    void later(Runnable task) {
      tasks.add(task);
    }

    private void work() {
      while (true) {
        try {
          tasks.take().run();
        } catch (InterruptedException e) {
          return;
        } catch (RuntimeException refused) {
          System.out.println("host's thread goes on after " + refused.getClass().getSimpleName());
        }
      }
    }
  }

  private static final class Finalized {
    private final Runnable task;

    Finalized(Runnable task) {
      this.task = task;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal", "Finalize"})
    protected void finalize() {
      task.run();
    }
  }
}
