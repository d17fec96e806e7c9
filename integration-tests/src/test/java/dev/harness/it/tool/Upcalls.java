package dev.harness.it.tool;

import dev.harness.it.attempt.Mark;
import java.io.Closeable;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Supplier;

/** Classes of a tool whose methods make a file, whoever calls them. */
public final class Upcalls {
  private static volatile String place = "";

  private Upcalls() {}

  /** Where {@link #deedAtPlace} makes its file; nowhere if empty. */
  static void setPlace(String path) {
    place = path;
  }

  /** For code that is not told where. */
  static void deedAtPlace() {
    if (!place.isEmpty()) {
      deed(place, "");
    }
  }

  /** Makes the file. */
  public static <T> T deed(String path, T answer) {
    try {
      Files.writeString(Path.of(path), "x");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer;
  }

  /** What collections, loggers and string concatenation call. */
  record Key(String path) implements Comparable<Object> {
    @Override
    public int hashCode() {
      return deed(path, 1);
    }

    @Override
    public boolean equals(Object other) {
      return deed(path, other == this);
    }

    @Override
    public String toString() {
      return deed(path, "key");
    }

    @Override
    public int compareTo(Object other) {
      return deed(path, 0);
    }
  }

  /** What host code calls on what it was given. */
  record Everything(String path)
      implements Comparator<Object>,
          Iterable<Object>,
          Closeable,
          CharSequence,
          Supplier<String>,
          Mark {
    @Override
    public int compare(Object one, Object other) {
      return deed(path, 0);
    }

    @Override
    public Iterator<Object> iterator() {
      return deed(path, List.of().iterator());
    }

    @Override
    public void close() {
      deed(path, "");
    }

    @Override
    public int length() {
      return deed(path, 0);
    }

    @Override
    public char charAt(int index) {
      return 'x';
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return "";
    }

    @Override
    public String get() {
      return deed(path, "got");
    }

    @Override
    public String value() {
      return deed(path, "x");
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return Mark.class;
    }
  }

  static InputStream in(String path) {
    return new InputStream() {
      @Override
      public int read() {
        return deed(path, -1);
      }
    };
  }

  static OutputStream out(String path) {
    return new OutputStream() {
      @Override
      public void write(int value) {
        deed(path, value);
      }
    };
  }

  static ResourceBundle.Control control(String path) {
    return new ResourceBundle.Control() {
      @Override
      public ResourceBundle newBundle(
          String name, Locale locale, String format, ClassLoader loader, boolean reload) {
        return deed(path, null);
      }
    };
  }

  /** What a catch block of the host calls. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String path;

    Failure(String path) {
      super("failure", null, false, false);
      this.path = path;
    }

    @Override
    public String getMessage() {
      return deed(path, "message");
    }
  }

  /** What deserialisation calls. */
  static final class Read implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      deedAtPlace();
    }
  }

  /** What deserialisation calls. */
  static final class Resolved implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object readResolve() {
      deedAtPlace();
      return this;
    }
  }

  /** What serialisation calls. */
  static final class Written implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object writeReplace() {
      deedAtPlace();
      return "";
    }
  }

  /** What deserialisation calls. */
  public static final class External implements Externalizable {
    private static final long serialVersionUID = 1L;

    /** For deserialisation. */
    public External() {}

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {
      deedAtPlace();
    }
  }

  /** A record, whose canonical constructor deserialisation calls. */
  record Recorded(String text) implements Serializable {
    Recorded {
      deedAtPlace();
    }
  }

  /** The superclass that deserialisation constructs, since it is not serialisable. */
  static class Base {
    Base() {
      deedAtPlace();
    }
  }

  /** Its constructor is not called by deserialisation, the one above is. */
  static final class Derived extends Base implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** An interface with code of its own. */
  @FunctionalInterface
  interface Face extends Runnable {
    String path();

    @Override
    default void run() {
      hidden();
    }

    private void hidden() {
      byStatic(path());
    }

    static void byStatic(String path) {
      deed(path, "");
    }
  }

  /** A constructor that acts before there is an object. */
  static final class Early extends Base {
    Early(String path) {
      this(deed(path, 1));
    }

    private Early(int ignored) {}
  }
}
