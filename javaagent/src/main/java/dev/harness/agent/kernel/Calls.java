package dev.harness.agent.kernel;

/** Raw system calls on the current thread, and memory to hand to them. */
public interface Calls {

  /** Makes a system call; the result, or the error's number below zero. */
  long call(long number, long a, long b, long c, long d, long e);

  /** Copies bytes to memory outside the heap and gives their address. */
  long place(byte[] bytes);

  /** Gives back what {@link #place} took. */
  void free(long address);
}
