package dev.harness.it.thread;

import com.sun.net.httpserver.HttpServer;
import dev.harness.capability.Capability;
import dev.harness.capability.Compartment;
import dev.harness.capability.Compartment.Action;
import dev.harness.capability.HostToken;
import dev.harness.it.tool.thread.Doer;
import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * A host that hands the tool's work to other threads in every way, lets the tool do so, and then
 * hands over its own.
 */
public final class ThreadRunner {
  private static final int LONGEST_MILLIS = 20_000;
  private static final int STEP_MILLIS = 2;
  private static final String AT_EXIT = "shutdown hook";

  private final Path folder;
  private final Around around;
  private int files;

  private ThreadRunner(Path folder, Around around) {
    this.folder = folder;
    this.around = around;
  }

  /** In what the tool hands over. */
  private interface Around {
    void run(Action<Exception> handing) throws Exception;
  }

  /**
   * Prints a line for each try: {@code way|work|handed over by|file}; the work is a form of the
   * tool's, or the host's own.
   *
   * @param arguments the folder of the manifest, a free port, and in what the tool hands over:
   *     {@code token} in the scope of one that covers the files, {@code other} called by that tool
   */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[1]);
    serve(port);
    Path folder = Path.of(arguments[0]);
    ThreadRunner runner = new ThreadRunner(folder, around(folder, arguments[2]));
    Handings.all(port).forEach(runner::tryAll);
    System.out.println("END");
    System.exit(0);
  }

  private static Around around(Path folder, String what) {
    if (what.equals("token")) {
      String files = folder.resolve("files").toString();
      return HostToken.claim().mint("tool", Capability.FILE_WRITE.below(files))::run;
    }
    return what.isEmpty() ? Action::run : handing -> Compartment.run(what, handing);
  }

  private void tryAll(String name, Callable<Handing> opening) {
    Doer.works()
        .forEach(
            (form, work) -> {
              Handing first = open(name, opening);
              each(name, form, "tool", file -> around.run(() -> Doer.hand(first, work, file)));
              each(name, "host", "host", file -> first.hand(new HostWork(), file));
              Handing second = open(name, opening);
              each(name, form, "host", file -> second.hand(work, file));
              each(name, "host", "host", file -> second.hand(new HostWork(), file));
            });
    Handing third = open(name, opening);
    each(name, "library", "tool", file -> around.run(() -> Doer.hand(third, new HostWork(), file)));
    each(name, "host", "host", file -> third.hand(new HostWork(), file));
  }

  private static Handing open(String name, Callable<Handing> opening) {
    try {
      return opening.call();
    } catch (Exception e) {
      throw new IllegalStateException(name, e);
    }
  }

  private void each(String name, String form, String by, Try one) {
    File file = file();
    System.out.println(String.join("|", name, form, by, file.getName()));
    try {
      one.on(file);
    } catch (Exception e) {
      // the audit tells whether it was refused; what fails otherwise leaves no trace, which the
      // test sees
      System.out.println("thrown to who handed over: " + e);
    }
    if (!name.equals(AT_EXIT)) {
      await(file);
    }
  }

  private File file() {
    try {
      Path path = folder.resolve("files").resolve("file" + ++files + ".txt");
      return Files.writeString(path, "content").toFile();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Until the work was done or refused. */
  private void await(File file) {
    long end = System.nanoTime() + LONGEST_MILLIS * 1_000_000L;
    for (int i = 1; System.nanoTime() < end && file.exists() && !refused(file); i++) {
      java.util.concurrent.locks.LockSupport.parkNanos(STEP_MILLIS * 1_000_000L);
      if (i % 16 == 0) {
        System.gc();
      }
    }
  }

  private boolean refused(File file) {
    Path audit = folder.resolve("audit.jsonl");
    try {
      return Files.exists(audit) && Files.readString(audit).contains("/" + file.getName());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A server that answers every request with nothing. */
  static void serve(int port) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  private interface Try {
    void on(File file) throws Exception;
  }
}
