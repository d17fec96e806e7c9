package dev.harness.it.driver;

/** Runs batches in native code. */
public abstract class NativeStatement extends MadeStatement {
  @Override
  public native int[] executeBatch();
}
