package dev.harness.agent.policy.cache;

import dev.harness.interceptors.Question;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Paths that one compartment was allowed lately: four ways a set, bounded, no allocation on a hit.
 * Entries are immutable, so racing writers at worst forget one.
 */
public final class DecisionCache {
  private static final int SETS = 1024;
  private static final int WAYS = 4;
  private static final int QUESTION_BITS = 8;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final @Nullable Entry[] entries = new Entry[SETS * WAYS];
  private int next;

  private record Entry(int question, int epoch, Object subject, int hash, @Nullable String rule) {}

  /** Whether answers may be kept: those whose subject and number say all that they depend on. */
  public static boolean keeps(Question question) {
    return switch (question) {
      case FILE_READ,
          FILE_READ_LINK,
          FILE_WRITE,
          FILE_WRITE_LINK,
          FILE_OPEN,
          FILE_OPEN_RANDOM,
          NET_CONNECT ->
          true;
      default -> false;
    };
  }

  /** A question as it is known here: those with the same answer have the same tag. */
  public static int tag(Question question, int bits) {
    return question == Question.NET_CONNECT
        ? question.ordinal() | bits << QUESTION_BITS
        : ~FileAccess.kind(question, bits);
  }

  /** Whether this question about this path was allowed in this epoch. */
  public boolean allows(int question, String path) {
    int hash = path.hashCode();
    int epoch = Epoch.now();
    int set = set(question, hash);
    for (int way = 0; way < WAYS; way++) {
      Entry entry = entries[set + way];
      if (entry != null
          && entry.hash == hash
          && entry.question == question
          && entry.epoch == epoch
          && (entry.subject == path || entry.subject.equals(path))) {
        return Epoch.isQuiet();
      }
    }
    return false;
  }

  /** As {@link #allows(int, String)}, by the raw bytes of the path. */
  public boolean allows(int question, byte[] path) {
    int hash = hash(path);
    int epoch = Epoch.now();
    int set = set(question, hash);
    for (int way = 0; way < WAYS; way++) {
      Entry entry = entries[set + way];
      if (entry != null
          && entry.hash == hash
          && entry.question == question
          && entry.epoch == epoch
          && (entry.subject == path
              || (entry.subject instanceof byte[] bytes && Arrays.equals(bytes, path)))) {
        return Epoch.isQuiet();
      }
    }
    return false;
  }

  /** As {@link #allows(int, String)}, for an address: the JDK's own immutable class. */
  public boolean allows(int question, InetAddress address) {
    int hash = address.hashCode();
    int epoch = Epoch.now();
    int set = set(question, hash);
    for (int way = 0; way < WAYS; way++) {
      Entry entry = entries[set + way];
      if (entry != null
          && entry.hash == hash
          && entry.question == question
          && entry.epoch == epoch
          && entry.subject.equals(address)) {
        return true;
      }
    }
    return false;
  }

  /** By which grant something is remembered, for who counts; null if none is known. */
  public @Nullable String rule(int question, Object subject) {
    int hash = subject instanceof byte[] bytes ? hash(bytes) : subject.hashCode();
    int set = set(question, hash);
    for (int way = 0; way < WAYS; way++) {
      Entry entry = entries[set + way];
      if (entry != null
          && entry.hash == hash
          && entry.question == question
          && Objects.deepEquals(entry.subject, subject)) {
        return entry.rule;
      }
    }
    return null;
  }

  /**
   * Remembers an allowed path.
   *
   * @param epoch the one in which the decision began
   * @param rule the grant that allows it
   */
  public void remember(int question, Object path, int epoch, @Nullable String rule) {
    int hash = path instanceof byte[] bytes ? hash(bytes) : path.hashCode();
    int set = set(question, hash);
    entries[set + (next++ & (WAYS - 1))] = new Entry(question, epoch, path, hash, rule);
  }

  private static int set(int question, int hash) {
    int mixed = (hash + question * 31) * 0x9E3779B9;
    return (mixed >>> 22) * WAYS;
  }

  private static int hash(byte[] bytes) {
    long hash = bytes.length;
    int i = 0;
    for (; i + 8 <= bytes.length; i += 8) {
      hash = (hash ^ (long) LONGS.get(bytes, i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    for (; i < bytes.length; i++) {
      hash = (hash ^ bytes[i]) * 0x9E3779B97F4A7C15L;
    }
    return (int) (hash ^ (hash >>> 32));
  }
}
