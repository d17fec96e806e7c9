package dev.harness.agent.policy.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;

/**
 * The end of a pipe into which a child prints, counted as the JVM reads it. What nobody reads is
 * held back by the kernel: the child waits when the pipe is full.
 */
final class CountedPipe extends InputStream {
  private static final Field SOURCE = source();

  private final InputStream pipe;
  private final Child child;

  private CountedPipe(InputStream pipe, Child child) {
    this.pipe = pipe;
    this.child = child;
  }

  /** Counts what is read through {@code stream}, from which nothing was read before. */
  static void count(FilterInputStream stream, Child child) {
    try {
      SOURCE.set(stream, new CountedPipe((InputStream) SOURCE.get(stream), child));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field source() {
    try {
      Field source = FilterInputStream.class.getDeclaredField("in");
      source.setAccessible(true);
      return source;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK's streams are of another shape", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    long most = Math.max(child.unprinted(), 0) + 1;
    int read = pipe.read(bytes, from, (int) Math.min(length, most));
    if (read > 0) {
      printed(read);
    }
    return read;
  }

  /** Once too much was printed nothing can be any more, whoever holds the other end. */
  private void printed(int read) throws IOException {
    try {
      child.printed(read);
    } catch (IOException e) {
      pipe.close();
      throw e;
    }
  }

  @Override
  public int available() throws IOException {
    return pipe.available();
  }

  @Override
  public void close() throws IOException {
    pipe.close();
  }
}
