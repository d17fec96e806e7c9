package dev.harness.interceptors;

/**
 * Where a value comes from when a row's call is made.
 *
 * @param source the receiver, a parameter or nothing
 * @param index the parameter's number from 0; 0 otherwise
 * @param via a field or no-argument method of that object to read instead of it, or several, each
 *     of what the one before gave, with dots between them; empty for none. A check must see the
 *     immutable value that the native code gets, not what a subclass answers
 */
public record Arg(Source source, int index, String via) {

  /** The kinds of source. */
  public enum Source {
    /** No value. */
    NONE,
    /** The receiver. */
    THIS,
    /** A parameter. */
    PARAMETER
  }

  /** No value. */
  public static final Arg NONE = new Arg(Source.NONE, 0, "");

  /** The receiver. */
  public static final Arg THIS = new Arg(Source.THIS, 0, "");

  /** Parameter number {@code index}, from 0. */
  public static Arg arg(int index) {
    return new Arg(Source.PARAMETER, index, "");
  }

  /** The value of a field of this object, read without a virtual call. */
  public Arg field(String name) {
    return new Arg(source, index, after(name));
  }

  /** What a no-argument method answers that no subclass of others can override. */
  public Arg call(String name) {
    return new Arg(source, index, after(name + "()"));
  }

  private String after(String step) {
    return via.isEmpty() ? step : via + '.' + step;
  }
}
