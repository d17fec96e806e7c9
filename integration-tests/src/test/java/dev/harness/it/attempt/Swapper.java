package dev.harness.it.attempt;

import dev.harness.it.tool.Deeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Swaps a file and a link under a tool that reads it all the time, and counts what it got. */
public final class Swapper {
  private static final long MILLIS = 3000;

  private Swapper() {}

  /** Argument: a folder with {@code secret} and a granted folder {@code open} in it. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path name = folder.resolve("open/name");
    Files.writeString(name, "plain");
    long end = System.currentTimeMillis() + MILLIS;
    Thread swapping = new Thread(() -> swap(folder, name, end));
    swapping.start();
    int plain = 0;
    int leaked = 0;
    while (System.currentTimeMillis() < end) {
      for (String got : new String[] {read(name, false), read(name, true)}) {
        plain += got.equals("plain") ? 1 : 0;
        leaked += got.equals(World.SECRET) ? 1 : 0;
      }
    }
    swapping.join();
    System.out.println("plain " + (plain > 0) + " leaked " + leaked);
  }

  private static String read(Path name, boolean stream) {
    try {
      return stream ? Deeds.stream(name.toString()) : Deeds.read(name.toString());
    } catch (Exception e) {
      return "";
    }
  }

  private static void swap(Path folder, Path name, long end) {
    try {
      while (System.currentTimeMillis() < end) {
        Path link = Files.createSymbolicLink(folder.resolve("open/l"), folder.resolve("secret"));
        Files.move(link, name, StandardCopyOption.ATOMIC_MOVE);
        Path file = Files.writeString(folder.resolve("open/f"), "plain");
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
