package app.tool;

import app.Base;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Constructors that act, branch, loop and catch before there is an object. */
public class Early extends Base {
  private final String early;
  private final int rounds;

  public Early(String file, int count) throws IOException {
    int done = 0;
    String found = "none";
    while (done < count) {
      done++;
      if (done == 2) {
        continue;
      }
      found = read(file);
    }
    if (count == 0) {
      try {
        found = read(file);
      } catch (UncheckedIOException e) {
        throw new IOException("no file", e);
      }
    }
    this.early = found;
    this.rounds = done;
    super("");
  }

  private Early(Supplier<String> source) throws IOException {
    String found = source.get();
    this.early = found;
    this.rounds = 0;
    super("");
  }

  @Override
  public String text() {
    return early + rounds;
  }

  static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String local(String file) throws IOException {
    class Local extends Early {
      Local() throws IOException {
        class Inner {
          String get() {
            return read(file);
          }
        }
        String found = new Inner().get();
        super(() -> found);
      }
    }
    return new Local().text();
  }

  public static String lambda(String file) throws IOException {
    class Local extends Early {
      Local() throws IOException {
        Supplier<String> later = () -> read(file);
        super(later);
      }
    }
    return new Local().text();
  }

  /** What the host's constructor reads for it. */
  public static final class OfHost extends Base {
    public OfHost(String file) throws IOException {
      String same = file.strip();
      super(same);
    }
  }
}
