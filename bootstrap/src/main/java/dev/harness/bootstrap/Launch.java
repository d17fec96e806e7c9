package dev.harness.bootstrap;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** A child process about to be started: the JDK's own native call with its arguments. */
public final class Launch {
  /** The stream that a program prints to. */
  public static final int OUTPUT = 1;

  /** The stream that a program complains to. */
  public static final int ERRORS = 2;

  private static volatile @Nullable MethodHandle start;

  private final Object process;
  private final int mode;
  private final byte[] helper;
  private final byte[] program;
  private final byte[] arguments;
  private final int count;
  private final byte[] environment;
  private final int variables;
  private final byte @Nullable [] folder;
  private final int[] descriptors;
  private final boolean joined;

  /** What {@code ProcessImpl.forkAndExec} takes, in its order; strings end with a zero byte. */
  Launch(
      Object process,
      int mode,
      byte[] helper,
      byte[] program,
      byte[] arguments,
      int count,
      byte[] environment,
      int variables,
      byte @Nullable [] folder,
      int[] descriptors,
      boolean joined) {
    this.process = process;
    this.mode = mode;
    this.helper = helper;
    this.program = program;
    this.arguments = arguments;
    this.count = count;
    this.environment = environment;
    this.variables = variables;
    this.folder = folder;
    this.descriptors = descriptors;
    this.joined = joined;
  }

  /** Takes the native method; works once. */
  static void prepare(MethodHandle method) {
    if (start == null) {
      start = method;
    }
  }

  /** The child as the JDK will hand it out; not complete before it has started. */
  public Process process() {
    return (Process) process;
  }

  /** Path of the program. */
  public byte[] program() {
    return program;
  }

  /** Its arguments, without its own name, each ended by a zero byte. */
  public byte[] arguments() {
    return arguments;
  }

  /** The folder it is to run in, or null for the JVM's own. */
  public byte @Nullable [] folder() {
    return folder;
  }

  /**
   * Where a stream of the child goes.
   *
   * @param stream {@link #OUTPUT} or {@link #ERRORS}
   * @return -1 for a pipe, otherwise a descriptor of the JVM
   */
  public int descriptor(int stream) {
    return descriptors[stream];
  }

  /** The same for another program; {@code more} are arguments that go before the others. */
  public Launch with(byte[] otherProgram, byte[] more, int moreCount) {
    byte[] all = new byte[more.length + arguments.length];
    System.arraycopy(more, 0, all, 0, more.length);
    System.arraycopy(arguments, 0, all, more.length, arguments.length);
    return new Launch(
        process,
        mode,
        helper,
        otherProgram,
        all,
        count + moreCount,
        environment,
        variables,
        folder,
        descriptors,
        joined);
  }

  /**
   * Starts it on the current thread.
   *
   * @return its process number
   * @throws Throwable what the JDK throws
   */
  public int run() throws Throwable {
    MethodHandle method = start;
    if (method == null) {
      throw new IllegalStateException("the gate is not prepared");
    }
    return (int)
        method.invokeExact(
            process,
            mode,
            helper,
            program,
            arguments,
            count,
            environment,
            variables,
            folder,
            descriptors,
            joined);
  }
}
