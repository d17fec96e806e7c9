package dev.harness.agent.policy.cache;

import dev.harness.agent.jdbc.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements that one compartment was allowed: by database and text, four ways a set, bounded in
 * number and length, so that a flood of statements forgets others and fills no memory. Entries are
 * immutable, so racing writers at worst forget one. What is remembered ends when a token is
 * revoked.
 */
public final class StatementCache {
  private static final int SETS = 256;
  private static final int WAYS = 4;
  private static final int LONGEST = 4096;

  private @Nullable Entry @Nullable [] entries;
  private int next;

  private record Entry(Session session, String sql, int hash, int grants, @Nullable String rule) {}

  /** Whether it was allowed, and no token revoked since. */
  public boolean allows(Session session, String sql) {
    @Nullable Entry[] all = entries;
    if (all == null) {
      return false;
    }
    int hash = sql.hashCode();
    int set = set(hash);
    int grants = Epoch.grants();
    for (int way = 0; way < WAYS; way++) {
      Entry entry = all[set + way];
      if (entry != null
          && entry.hash == hash
          && entry.grants == grants
          && entry.sql.equals(sql)
          && entry.session.equals(session)) {
        return true;
      }
    }
    return false;
  }

  /** Whether each of them was; of none nobody knows. */
  public boolean allows(Session session, List<String> batch) {
    for (String sql : batch) {
      if (!allows(session, sql)) {
        return false;
      }
    }
    return !batch.isEmpty();
  }

  /** By which grant a statement is remembered, for who counts; null if none is known. */
  public @Nullable String rule(Session session, String sql) {
    @Nullable Entry[] all = entries;
    int set = set(sql.hashCode());
    for (int way = 0; all != null && way < WAYS; way++) {
      Entry entry = all[set + way];
      if (entry != null && entry.sql.equals(sql) && entry.session.equals(session)) {
        return entry.rule;
      }
    }
    return null;
  }

  /**
   * Remembers what was allowed.
   *
   * @param grants the count of when the decision began
   * @param rule the grant that allows it
   */
  public void remember(Session session, String sql, int grants, @Nullable String rule) {
    if (sql.length() > LONGEST) {
      return;
    }
    @Nullable Entry[] all = entries;
    if (all == null) {
      all = new Entry[SETS * WAYS];
      entries = all;
    }
    int hash = sql.hashCode();
    all[set(hash) + (next++ & (WAYS - 1))] = new Entry(session, sql, hash, grants, rule);
  }

  private static int set(int hash) {
    return ((hash * 0x9E3779B9) >>> 24) * WAYS;
  }
}
