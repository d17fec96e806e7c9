package dev.harness.agent.policy.cache;

import org.jspecify.annotations.Nullable;

/**
 * Open files that one compartment was allowed lately: four ways a set, bounded, no allocation on a
 * hit. For itself and not among the paths of {@link DecisionCache}: files that a tool makes come
 * and go. Entries are immutable, so racing writers at worst forget one.
 */
public final class OpenedCache {
  private static final int SETS = 512;
  private static final int WAYS = 4;

  private @Nullable Entry @Nullable [] entries;
  private int next;

  /**
   * A file that may be open.
   *
   * @param file which
   * @param real where it is, which may be asked only once for each file: it costs as much as
   *     opening
   * @param access how it may be open, as {@link FileAccess#of} tells it
   * @param epoch when that was decided
   * @param rule the grant that allows it, or null
   */
  public record Entry(
      FileIdentity file, String real, int access, int epoch, @Nullable String rule) {
    public boolean covers(int wanted) {
      return (wanted & ~access) == 0;
    }
  }

  /** What is known of a file in this epoch, or null. */
  public @Nullable Entry find(OpenFile file) {
    @Nullable Entry[] all = entries;
    if (all == null || !Epoch.isQuiet()) {
      return null;
    }
    int epoch = Epoch.now();
    int set = set(file.number());
    for (int way = 0; way < WAYS; way++) {
      Entry entry = all[set + way];
      if (entry != null && entry.epoch == epoch && file.is(entry.file)) {
        return entry;
      }
    }
    return null;
  }

  /**
   * Remembers an allowed file.
   *
   * @param known what was known of it
   * @param epoch the one in which the decision began
   */
  public void remember(
      OpenFile file,
      @Nullable Entry known,
      String real,
      int access,
      int epoch,
      @Nullable String rule) {
    @Nullable Entry[] all = entries;
    if (all == null) {
      all = new Entry[SETS * WAYS];
      entries = all;
    }
    int set = set(file.number());
    int way = next++ & (WAYS - 1);
    for (int i = 0; i < WAYS; i++) {
      Entry entry = all[set + i];
      way = entry != null && file.is(entry.file) ? i : way;
    }
    int more = known == null ? 0 : known.access;
    all[set + way] = new Entry(file.identity(), real, access | more, epoch, rule);
  }

  private static int set(long number) {
    int mixed = (int) number * 0x9E3779B9;
    return (mixed >>> 23) * WAYS;
  }
}
