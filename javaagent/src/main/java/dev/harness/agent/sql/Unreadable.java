package dev.harness.agent.sql;

/**
 * A statement that is not understood, and so is covered by no grant.
 *
 * @param offset where in the text, in chars from 0
 * @param reason what is not understood, in a few words
 */
public record Unreadable(String outline, int offset, String reason) implements Reading {}
