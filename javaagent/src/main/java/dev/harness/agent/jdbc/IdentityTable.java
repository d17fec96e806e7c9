package dev.harness.agent.jdbc;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Notes about objects, which it does not keep alive. Found by identity, so no method of the object
 * is called; reading takes no lock and allocates nothing.
 *
 * @param <V> the note; must not refer to its object
 */
final class IdentityTable<V> {
  private static final int FIRST_SIZE = 256;

  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private volatile AtomicReferenceArray<@Nullable Node<V>> buckets =
      new AtomicReferenceArray<>(FIRST_SIZE);
  private int count;

  private static final class Node<V> extends WeakReference<Object> {
    private final int hash;
    private final V note;
    private final @Nullable Node<V> next;

    Node(Object key, int hash, V note, @Nullable Node<V> next, ReferenceQueue<Object> queue) {
      super(key, queue);
      this.hash = hash;
      this.note = note;
      this.next = next;
    }
  }

  /** The note about an object; null if there is none. */
  @Nullable V get(Object key) {
    int hash = System.identityHashCode(key);
    AtomicReferenceArray<@Nullable Node<V>> table = buckets;
    for (Node<V> node = table.get(hash & (table.length() - 1)); node != null; node = node.next) {
      if (node.refersTo(key)) {
        return node.note;
      }
    }
    return null;
  }

  /** Notes something about an object in place of what was noted before. */
  synchronized void put(Object key, V note) {
    sweep();
    if (count > buckets.length()) {
      grow();
    }
    int hash = System.identityHashCode(key);
    int bucket = hash & (buckets.length() - 1);
    buckets.set(bucket, new Node<>(key, hash, note, without(buckets.get(bucket), key), gone));
    count++;
  }

  /** The note about an object, or this one if there is none yet. */
  synchronized V getOrPut(Object key, V note) {
    V known = get(key);
    if (known == null) {
      put(key, note);
    }
    return known == null ? note : known;
  }

  /** Drops the notes of objects that are gone. */
  private void sweep() {
    for (Reference<?> node = gone.poll(); node != null; node = gone.poll()) {
      int bucket = ((Node<?>) node).hash & (buckets.length() - 1);
      buckets.set(bucket, without(buckets.get(bucket), null));
    }
  }

  /** A chain without the notes of one object, and of those that are gone. */
  private @Nullable Node<V> without(@Nullable Node<V> first, @Nullable Object unwanted) {
    Node<V> kept = null;
    for (Node<V> node = first; node != null; node = node.next) {
      Object key = node.get();
      if (key == null || key == unwanted) {
        count--;
      } else {
        kept = new Node<>(key, node.hash, node.note, kept, gone);
      }
    }
    return kept;
  }

  private void grow() {
    AtomicReferenceArray<@Nullable Node<V>> larger =
        new AtomicReferenceArray<>(buckets.length() * 2);
    count = 0;
    for (int i = 0; i < buckets.length(); i++) {
      for (Node<V> node = buckets.get(i); node != null; node = node.next) {
        Object key = node.get();
        if (key != null) {
          int bucket = node.hash & (larger.length() - 1);
          larger.set(bucket, new Node<>(key, node.hash, node.note, larger.get(bucket), gone));
          count++;
        }
      }
    }
    buckets = larger;
  }
}
