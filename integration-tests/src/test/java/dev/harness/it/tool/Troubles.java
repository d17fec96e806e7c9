package dev.harness.it.tool;

import dev.harness.capability.CapabilityDeniedException;
import dev.harness.it.attempt.Attempt;
import dev.harness.it.attempt.World;
import dev.harness.it.other.OtherTool;
import java.io.File;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A tool that makes trouble while it is asked: errors, no memory, interrupts, other threads. */
public final class Troubles {
  private Troubles() {}

  /** Tries while less and less memory is left, beginning with none; what a try gave, or null. */
  public static @Nullable Object withoutMemory(Attempt attempt, World world, int tries) {
    List<byte[]> hoard = hoard();
    Object got = null;
    for (int i = 0; i < tries; i++) {
      try {
        got = attempt.act().run(world);
      } catch (Throwable e) {
        // an error or a denial, both are fine
      }
      if (got != null) {
        return got;
      }
      free(hoard);
    }
    return null;
  }

  private static void free(List<byte[]> hoard) {
    for (int i = 0; i < 4 && !hoard.isEmpty(); i++) {
      hoard.remove(hoard.size() - 1);
    }
  }

  private static List<byte[]> hoard() {
    List<byte[]> hoard = new ArrayList<>(1 << 16);
    for (int size = 1 << 20; size >= 256; size /= 4) {
      try {
        while (hoard.size() < 1 << 16) {
          hoard.add(new byte[size]);
        }
      } catch (OutOfMemoryError e) {
        // the next size may fit
      }
    }
    return hoard;
  }

  /** Reads in an interrupted thread; how it ended, and whether the thread still is interrupted. */
  public static String interrupted(String path) {
    Thread.currentThread().interrupt();
    String end = "read";
    try (FileInputStream in = new FileInputStream(path)) {
      end += in.read();
    } catch (CapabilityDeniedException e) {
      end = "denied";
    } catch (java.io.IOException e) {
      end = "failed " + e;
    }
    return end + " " + Thread.interrupted();
  }

  /**
   * Reads on and on while another thread of the tool's own throws errors into this one.
   *
   * @return what was read, or that nothing was
   */
  public static String stopped(String path, int millis) throws InterruptedException {
    AtomicInteger reads = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    long end = System.nanoTime() + millis * 1_000_000L;
    Thread reader = new Thread(() -> readOn(path, end, reads));
    reader.start();
    while (System.nanoTime() < end && reader.isAlive()) {
      stop(reader, refused);
    }
    reader.join();
    return "read " + reads + ", stopping refused " + (refused.get() > 0);
  }

  private static void readOn(String path, long end, AtomicInteger reads) {
    while (System.nanoTime() < end) {
      try {
        if (new File(path).length() > 0) {
          reads.incrementAndGet();
        }
      } catch (Throwable e) {
        // denied, or struck by an error
      }
    }
  }

  private static void stop(Thread thread, AtomicInteger refused) {
    try {
      Thread.class.getMethod("stop").invoke(thread);
    } catch (java.lang.reflect.InvocationTargetException e) {
      refused.incrementAndGet();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has another tool's constructor fail below {@code super(...)} and goes on by itself. */
  public static Object afterAFailure(String theirs, String missing) throws java.io.IOException {
    try {
      return new OtherTool.Failing(missing);
    } catch (java.io.FileNotFoundException e) {
      return Files.readString(Path.of(theirs));
    }
  }

  /** Objects whose methods throw, where the JDK or the harness may call them. */
  public static Map<String, Callable<?>> hostile(World w) {
    Map<String, Callable<?>> all = new LinkedHashMap<>();
    all.put("File", () -> new FileInputStream(new Bad(w.text("secret.txt"))).read());
    all.put("File.exists", () -> new Bad(w.text("secret.txt")).exists() ? "there" : null);
    all.put("File.renameTo", () -> new Bad(w.text("secret.txt")).renameTo(new Bad(w.text("new"))));
    all.put(
        "arguments of a program",
        () -> new ProcessBuilder(new BadList(List.of("touch", w.text("new")))).start());
    all.put(
        "environment of a program",
        () -> {
          ProcessBuilder builder = new ProcessBuilder("touch", w.text("new"));
          builder.environment().putAll(new BadMap());
          return builder.start();
        });
    all.put(
        "properties of a connection",
        () -> java.sql.DriverManager.getConnection("jdbc:h2:mem:it", new BadProperties()));
    all.put("name of a property", () -> System.getProperties().get(new BadKey()));
    all.put(
        "request",
        () -> HttpClient.newHttpClient().send(new BadRequest(), BodyHandlers.ofString()));
    all.put(
        "socket",
        () -> {
          try (Socket socket = new Bad.Plug(InetAddress.getLoopbackAddress(), w.port())) {
            return socket.isConnected();
          }
        });
    return all;
  }

  /** Every method of it that the JDK may call throws another error. */
  private static final class Bad extends File {
    private static final long serialVersionUID = 1L;

    Bad(String path) {
      super(path);
    }

    @Override
    public String getPath() {
      throw new StackOverflowError("getPath");
    }

    @Override
    public String toString() {
      throw new OutOfMemoryError("toString");
    }

    @Override
    public int hashCode() {
      throw new LinkageError("hashCode");
    }

    @Override
    public boolean equals(Object other) {
      throw new LinkageError("equals");
    }

    /** A socket that fails while it connects. */
    private static final class Plug extends Socket {
      Plug(InetAddress address, int port) throws java.io.IOException {
        super(address, port);
      }

      @Override
      public String toString() {
        throw new ThreadDeath();
      }
    }
  }

  private static final class BadList extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
    private int calls;

    BadList(List<String> words) {
      super(words);
    }

    @Override
    public Object[] toArray() {
      throw new StackOverflowError("toArray");
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> T[] toArray(T[] array) {
      if (++calls > 1) {
        throw new ThreadDeath();
      }
      return super.toArray(array);
    }
  }

  private static final class BadMap extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public java.util.Set<Map.Entry<String, String>> entrySet() {
      throw new ThreadDeath();
    }
  }

  private static final class BadProperties extends Properties {
    private static final long serialVersionUID = 1L;

    @Override
    public String getProperty(String key) {
      throw new StackOverflowError(key);
    }
  }

  private static final class BadKey {
    @Override
    public int hashCode() {
      throw new ThreadDeath();
    }

    @Override
    public boolean equals(Object other) {
      throw new ThreadDeath();
    }
  }

  private static final class BadRequest extends HttpRequest {
    @Override
    public Optional<BodyPublisher> bodyPublisher() {
      throw new StackOverflowError();
    }

    @Override
    public String method() {
      return "GET";
    }

    @Override
    public Optional<Duration> timeout() {
      return Optional.empty();
    }

    @Override
    public boolean expectContinue() {
      return false;
    }

    @Override
    public URI uri() {
      throw new ThreadDeath();
    }

    @Override
    public Optional<HttpClient.Version> version() {
      return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
      throw new OutOfMemoryError();
    }
  }
}
