package dev.harness.agent.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one connection or statement. Refers to neither. */
public final class Handle {
  private final @Nullable String prepared;
  private volatile @Nullable Handle connection;
  private volatile @Nullable Session session;
  private volatile boolean updatable;
  private volatile @Nullable String last;
  private @Nullable List<String> batch;

  private Handle(@Nullable String prepared) {
    this.prepared = prepared;
  }

  static Handle ofConnection(Session session) {
    Handle handle = new Handle(null);
    handle.session = session;
    return handle;
  }

  static Handle ofStatement(@Nullable String prepared) {
    return new Handle(prepared);
  }

  /** Where it leads; null if that was not asked yet. */
  public @Nullable Session session() {
    Handle other = connection;
    return other == null ? session : other.session;
  }

  void move(Session other) {
    session = other;
  }

  void of(Handle other) {
    connection = other;
  }

  /** The SQL that the statement was prepared with, null if it was not. */
  public @Nullable String prepared() {
    return prepared;
  }

  /** The SQL whose rows can be changed through a result; null if nobody knows. */
  public @Nullable String last() {
    return prepared == null ? last : prepared;
  }

  /** From now on the SQL of each run is kept. */
  void makeUpdatable() {
    updatable = true;
  }

  /** Notes what is run. */
  public void runs(String sql) {
    if (updatable) {
      last = sql;
    }
  }

  synchronized void add(String sql) {
    List<String> all = batch;
    if (all == null) {
      all = new ArrayList<>();
      batch = all;
    }
    all.add(sql);
  }

  synchronized void clear() {
    batch = null;
  }

  /** The SQL that the next batch runs, if it is what was prepared and nothing else. */
  public synchronized @Nullable String onlyPrepared() {
    return batch == null ? prepared : null;
  }

  /** What the next batch runs. */
  public synchronized List<String> batch() {
    List<String> all = new ArrayList<>();
    if (prepared != null) {
      all.add(prepared);
    }
    if (batch != null) {
      all.addAll(batch);
    }
    return all;
  }
}
