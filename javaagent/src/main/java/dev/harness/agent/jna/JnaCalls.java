package dev.harness.agent.jna;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import dev.harness.agent.kernel.Calls;

/** System calls through the {@code syscall} function of the C library. */
public final class JnaCalls implements Calls {

  /** Finds the C library. */
  public JnaCalls() {
    Native.register(JnaCalls.class, NativeLibrary.getProcess());
  }

  private static native long syscall(long number, long a, long b, long c, long d, long e);

  @Override
  public long call(long number, long a, long b, long c, long d, long e) {
    long result = syscall(number, a, b, c, d, e);
    return result == -1 ? -Native.getLastError() : result;
  }

  @Override
  public long place(byte[] bytes) {
    long address = Native.malloc(Math.max(1, bytes.length));
    if (address == 0) {
      throw new OutOfMemoryError("native memory");
    }
    new Pointer(address).write(0, bytes, 0, bytes.length);
    return address;
  }

  @Override
  public void free(long address) {
    Native.free(address);
  }
}
