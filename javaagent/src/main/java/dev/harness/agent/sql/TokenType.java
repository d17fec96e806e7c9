package dev.harness.agent.sql;

/** What a token is. */
enum TokenType {
  WORD,
  /** An identifier in quotes; on MySQL, in double quotes, also a string. */
  QUOTED,
  STRING,
  NUMBER,
  PARAMETER,
  SYMBOL,
  END
}
