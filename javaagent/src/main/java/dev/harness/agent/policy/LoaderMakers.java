package dev.harness.agent.policy;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Which compartment made which class loader. By identity, since a tool's loader may override {@code
 * equals}; weak, since a dropped loader must be collected.
 */
final class LoaderMakers {
  private static final int BUCKETS = 256;

  private final @Nullable Entry[] buckets = new Entry[BUCKETS];
  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
  private volatile boolean used;

  /** One loader and its maker. */
  private static final class Entry extends WeakReference<ClassLoader> {
    private final int bucket;
    private final Compartment maker;
    private @Nullable Entry next;

    Entry(ClassLoader loader, Compartment maker, ReferenceQueue<ClassLoader> queue) {
      super(loader, queue);
      this.bucket = bucket(loader);
      this.maker = maker;
    }
  }

  synchronized void made(ClassLoader loader, Compartment maker) {
    forgetCollected();
    Entry entry = new Entry(loader, maker, collected);
    entry.next = buckets[entry.bucket];
    buckets[entry.bucket] = entry;
    used = true;
  }

  /** Who made a loader; null for the host. */
  @Nullable Compartment makerOf(ClassLoader loader) {
    return used ? find(loader) : null;
  }

  private synchronized @Nullable Compartment find(ClassLoader loader) {
    Entry entry = buckets[bucket(loader)];
    while (entry != null && entry.get() != loader) {
      entry = entry.next;
    }
    return entry == null ? null : entry.maker;
  }

  private void forgetCollected() {
    Object gone = collected.poll();
    while (gone instanceof Entry entry) {
      buckets[entry.bucket] = without(buckets[entry.bucket], entry);
      gone = collected.poll();
    }
  }

  private static @Nullable Entry without(@Nullable Entry chain, Entry gone) {
    @Nullable Entry kept = null;
    for (Entry entry = chain; entry != null; ) {
      Entry next = entry.next;
      if (entry != gone) {
        entry.next = kept;
        kept = entry;
      }
      entry = next;
    }
    return kept;
  }

  private static int bucket(ClassLoader loader) {
    return System.identityHashCode(loader) & (BUCKETS - 1);
  }
}
