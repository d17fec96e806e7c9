package app.tool;

import java.util.List;
import java.util.function.Function;

/** Code whose call sites the JVM links when it first comes by. */
public final class Modern {
  private Modern() {}

  /** A record. */
  public record Holder(String file, int times) {}

  private sealed interface Shape permits Path, Text {}

  private record Path(String at) implements Shape {}

  private record Text(String what) implements Shape {}

  private enum Way {
    READ,
    KEEP
  }

  public static String byPattern(Object file) {
    Shape shape = file instanceof String text ? new Path(text) : new Text("x");
    return switch (shape) {
      case Path(String at) when at.length() > 1 -> Early.read(at);
      case Path other -> other.at();
      case Text(String what) -> what;
    };
  }

  public static String byRecord(Object object) {
    return object instanceof Holder(var file, int times) && times > 0 ? Early.read(file) : "";
  }

  public static String byEnum(String file) {
    return switch (List.of(Way.values()).getFirst()) {
      case READ -> Early.read(file);
      case KEEP -> "";
    };
  }

  /** What is concatenated reads. */
  public static String concatenated(String file) {
    Object reader =
        new Object() {
          @Override
          public String toString() {
            return Early.read(file);
          }
        };
    return "a " + reader + 1L + 'c';
  }

  public static String referred(String file) {
    Function<String, String> read = Early::read;
    return read.andThen(String::strip).apply(file);
  }

  public static String pure(String text, int times) {
    return new Holder(text.repeat(times), times) + " " + new Holder(text, 1).equals(new Holder("a", 1));
  }
}
