package dev.harness.agent.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread under confinements that starts children. Only the native call runs there: what the JDK
 * makes around it, such as the thread that waits for the child, is made by an unconfined thread and
 * so is not confined itself. It rests a moment for another child of the same tools, since making
 * and confining a thread takes a third as long as starting a child, and then ends.
 */
public final class SpawnThread {
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int MOST_RESTING = 8;
  private static final ThreadGroup ROOT = root();
  private static final Deque<SpawnThread> resting = new ArrayDeque<>();

  private final List<Confinement> confinements;
  private final Thread thread;
  private List<Restriction> under = List.of();
  private volatile @Nullable Order order;

  /** The native call. */
  @FunctionalInterface
  public interface Start {
    /** Starts the child and gives its process number. */
    int run() throws Throwable;
  }

  /**
   * One child to start, and what came of it. Told by a monitor: to unpark a virtual thread may
   * start a thread that carries it, which would be confined like the one that unparks.
   */
  private static final class Order {
    private final Start start;
    private int child;
    private @Nullable Throwable problem;
    private boolean done;

    Order(Start start) {
      this.start = start;
    }

    void run() {
      try {
        finish(start.run(), null);
      } catch (Throwable e) {
        finish(0, e);
      }
    }

    synchronized void finish(int number, @Nullable Throwable why) {
      child = number;
      problem = why;
      done = true;
      notifyAll();
    }

    /** An interrupt must not leave a child behind that nobody knows. */
    synchronized int await() throws Throwable {
      boolean interrupted = false;
      while (!done) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (problem != null) {
        throw problem;
      }
      return child;
    }
  }

  private SpawnThread(List<Confinement> confinements, Order first) {
    this.confinements = confinements;
    this.order = first;
    this.thread = new Thread(ROOT, this::run, "harness-spawn", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
  }

  /**
   * Starts a child under all confinements.
   *
   * @return its process number
   * @throws Throwable what the native call throws, or why there is no child
   */
  public static int start(List<Confinement> confinements, Start start) throws Throwable {
    Order order = new Order(start);
    SpawnThread rested = hand(confinements, order);
    if (rested == null) {
      new SpawnThread(confinements, order).thread.start();
    } else {
      LockSupport.unpark(rested.thread);
    }
    return order.await();
  }

  /** Hands it to a resting thread that is under just what it must be under; null if none is. */
  private static @Nullable SpawnThread hand(List<Confinement> confinements, Order order)
      throws Confinement.Failure {
    synchronized (resting) {
      if (resting.isEmpty()) {
        return null;
      }
      List<Restriction> wanted = Confinement.current(confinements);
      for (Iterator<SpawnThread> all = resting.iterator(); all.hasNext(); ) {
        SpawnThread one = all.next();
        if (one.under.equals(wanted)) {
          all.remove();
          one.order = order;
          return one;
        }
      }
      return null;
    }
  }

  private void run() {
    Order next = order;
    order = null;
    try {
      under = Confinement.apply(confinements);
    } catch (Throwable e) {
      if (next != null) {
        next.finish(0, e);
      }
      return;
    }
    while (next != null) {
      next.run();
      next = rest();
    }
  }

  /** What to start next; null if nobody asked for a while. */
  private @Nullable Order rest() {
    synchronized (resting) {
      if (resting.size() >= MOST_RESTING) {
        return null;
      }
      resting.addFirst(this);
    }
    long end = System.nanoTime() + REST_NANOS;
    for (long left = REST_NANOS; order == null && left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
    synchronized (resting) {
      resting.remove(this);
      Order next = order;
      order = null;
      return next;
    }
  }

  private static ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
