package dev.harness.agent.bench;

import org.jspecify.annotations.Nullable;

/** Puts a question to the gate. Public for the class that is loaded apart. */
public interface Asking {
  /** As row {@code site} does; {@code number} stands for the detail where it is not negative. */
  @Nullable Object ask(
      int site, @Nullable Object subject, @Nullable Object detail, int number, long key);
}
