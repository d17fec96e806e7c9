package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.leaks;

import dev.harness.it.attempt.World;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.util.Date;
import java.util.Enumeration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.timer.Timer;
import org.jspecify.annotations.Nullable;

/** A tool's code that runs while classes are made or set up, and on threads of managers. */
final class NestedAttempts {
  private static final int CLASSES = 400;
  private static final int LONGEST_SECONDS = 60;

  private NestedAttempts() {}

  static void addTo(Attempts all) {
    all.add("task: notification of a JMX timer", leaks(), NestedAttempts::timer);
    all.add(
        "agent: class defined while another one is",
        leaks(),
        w -> {
          Nosy loader = new Nosy();
          loader.define("elsewhere.First");
          return loader.second().getMethod("read", String.class).invoke(null, w.text("secret.txt"));
        });
    all.add("agent: many loaders and classes", leaks(), NestedAttempts::flood);
    all.add(
        "agent: class initialiser that waits for another thread",
        leaks(),
        w -> {
          Waiting.touch();
          return Files.readString(w.path("secret.txt"));
        });
    all.add("path: while a FIFO is being opened", leaks(), NestedAttempts::whileOpening);
  }

  private static Object timer(World world) throws Exception {
    CompletableFuture<Object> result = new CompletableFuture<>();
    Timer timer = new Timer();
    timer.addNotificationListener(
        (notification, handback) -> {
          try {
            result.complete(Files.readString(world.path("secret.txt")));
          } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
          }
        },
        null,
        null);
    timer.start(); // A timer that is started later drops what is due by then.
    timer.addNotification("it", "", null, new Date(System.currentTimeMillis() + 10));
    try {
      return result.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } finally {
      timer.stop();
    }
  }

  /** Each class may be collected, and its number given to another. */
  private static Object flood(World world) throws Exception {
    for (int i = 0; i < CLASSES; i++) {
      try {
        Reader.load(new Reader.Loader())
            .getMethod("read", String.class)
            .invoke(null, world.text("open/own.txt"));
      } catch (ReflectiveOperationException e) {
        // Refused; the next one may not be.
      }
    }
    return Reader.load(new Reader.Loader())
        .getMethod("read", String.class)
        .invoke(null, world.text("secret.txt"));
  }

  /** Opening it waits for a writer: nothing else may wait with it. */
  private static Object whileOpening(World world) throws Exception {
    LinkAttempts.run("tar", "-xf", world.text("open/fifo.tar"), "-C", world.text("open"));
    Thread opener =
        new Thread(
            () -> {
              try {
                Files.readString(world.path("open/fifo"));
              } catch (IOException | RuntimeException e) {
                // Refused: then nobody waits.
              }
            });
    opener.setDaemon(true);
    opener.start();
    while (opener.isAlive() && !isOpening(opener)) {
      Thread.onSpinWait();
    }
    try {
      return Files.readString(world.path("secret.txt"));
    } finally {
      release(world);
    }
  }

  private static boolean isOpening(Thread thread) {
    return thread.getState() == Thread.State.RUNNABLE;
  }

  private static void release(World world) throws IOException {
    try {
      Files.writeString(world.path("open/fifo"), "");
    } catch (RuntimeException e) {
      // Refused: then nobody waits.
    }
  }

  /** What the initialiser waits for does what is asked about. */
  private static final class Waiting {
    static {
      Thread other = new Thread(new Looking());
      other.start();
      try {
        other.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    static void touch() {}
  }

  private static final class Looking implements Runnable {
    @Override
    public void run() {
      try {
        Files.exists(java.nio.file.Path.of("/etc/hostname"));
      } catch (RuntimeException e) {
        // Refused.
      }
    }
  }

  /** Defines a second class as soon as somebody asks it for anything. */
  private static final class Nosy extends ClassLoader {
    private @Nullable Class<?> second;
    private boolean defining;

    Class<?> define(String name) {
      byte[] bytes = Reader.bytes(name);
      return defineClass(name, bytes, 0, bytes.length);
    }

    Class<?> second() {
      asked();
      Class<?> made = second;
      if (made == null) {
        throw new IllegalStateException("not made");
      }
      return made;
    }

    private void asked() {
      if (second == null && !defining) {
        defining = true;
        second = define("elsewhere.Second");
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals("java.lang.Object")) {
        asked();
      }
      return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
      asked();
      return super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      asked();
      return super.getResources(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      asked();
      return super.getResourceAsStream(name);
    }
  }
}
