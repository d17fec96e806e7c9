package dev.harness.agent.policy.owner;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Who made which loader or task. By identity, since a tool's class may override {@code equals};
 * weak, since what is dropped must be collected. Looking up takes no lock: host threads do it too.
 *
 * @param <M> what is known of the maker
 */
public final class Makers<M> {
  private static final int BUCKETS = 1024;

  private final AtomicReferenceArray<@Nullable Link<M>> buckets =
      new AtomicReferenceArray<>(BUCKETS);
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  /** One thing that was made, and its maker. */
  private static final class Entry<M> extends WeakReference<Object> {
    private final int bucket;
    private final M maker;

    Entry(Object made, M maker, ReferenceQueue<Object> queue) {
      super(made, queue);
      this.bucket = bucket(made);
      this.maker = maker;
    }
  }

  /** A chain that never changes: a shorter one takes its place. */
  private record Link<M>(Entry<M> entry, @Nullable Link<M> next) {}

  public synchronized void made(Object made, M maker) {
    forgetCollected();
    Entry<M> entry = new Entry<>(made, maker, collected);
    buckets.set(entry.bucket, new Link<>(entry, buckets.get(entry.bucket)));
    count.incrementAndGet();
  }

  /** Who made it; null if that was not noted. */
  public @Nullable M makerOf(Object made) {
    if (count.get() == 0) {
      return null;
    }
    for (Link<M> link = buckets.get(bucket(made)); link != null; link = link.next) {
      if (link.entry.refersTo(made)) {
        return link.entry.maker;
      }
    }
    return null;
  }

  private void forgetCollected() {
    Object gone = collected.poll();
    while (gone instanceof Entry<?> entry) {
      buckets.set(entry.bucket, without(buckets.get(entry.bucket), entry));
      count.decrementAndGet();
      gone = collected.poll();
    }
  }

  private static <M> @Nullable Link<M> without(@Nullable Link<M> chain, Entry<?> gone) {
    @Nullable Link<M> kept = null;
    for (Link<M> link = chain; link != null; link = link.next) {
      if (link.entry != gone) {
        kept = new Link<>(link.entry, kept);
      }
    }
    return kept;
  }

  private static int bucket(Object made) {
    return System.identityHashCode(made) & (BUCKETS - 1);
  }
}
