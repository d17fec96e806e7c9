package dev.harness.agent.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a statement does, in the words of the manifest's {@code allow}. */
public enum StatementKind {
  /** Reads rows: {@code SELECT}, {@code VALUES}, {@code TABLE x}, {@code RETURNING}. */
  SELECT,
  INSERT,
  UPDATE,
  DELETE,
  MERGE,
  TRUNCATE,
  /** Locks rows that it reads: {@code FOR UPDATE} and its sisters. */
  LOCK,
  /** Runs a procedure, which must be among the granted functions. */
  CALL,
  /** Creates, alters and drops tables, indexes and views. */
  DDL,
  /** Begins, ends and parts transactions. */
  TRANSACTION,
  /** Changes one of a few harmless settings of the session, such as a timeout. */
  SET;

  /** The word in the manifest. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this word in the manifest, null if there is none. */
  public static @Nullable StatementKind ofWord(String word) {
    for (StatementKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    return null;
  }
}
