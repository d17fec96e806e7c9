package dev.harness.it.attempt;

import com.sun.net.httpserver.HttpHandler;
import dev.harness.it.attempt.Attempt.Effect;
import java.nio.file.Files;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** Ways for the host to see whether an attempt worked. */
public final class Effects {
  private Effects() {}

  /** The tool has the secret. */
  public static Effect leaks() {
    return (world, evidence) -> String.valueOf(evidence).contains(World.SECRET);
  }

  /** The tool got a value. */
  public static Effect answers() {
    return (world, evidence) -> evidence != null;
  }

  /** The tool was told so. */
  public static Effect affirms() {
    return (world, evidence) -> Boolean.TRUE.equals(evidence);
  }

  /** The tool says that it got nothing, and all is as it was. */
  public static Effect leavesAll() {
    return (world, evidence) ->
        Boolean.TRUE.equals(evidence)
            && world.isUntouched("secret.txt")
            && Files.exists(world.path("open/own.txt"))
            && !Files.exists(world.path("new"));
  }

  /** Something new is in the folder. */
  public static Effect creates(String name) {
    return (world, evidence) ->
        Files.exists(world.path(name), java.nio.file.LinkOption.NOFOLLOW_LINKS);
  }

  /** The file is not as it was. */
  public static Effect changes(String name) {
    return (world, evidence) -> !world.isUntouched(name);
  }

  /** The file has an attribute of a user's. */
  public static Effect marks(String name) {
    return (world, evidence) ->
        !Files.getFileAttributeView(world.path(name), UserDefinedFileAttributeView.class)
            .list()
            .isEmpty();
  }

  /** Something is gone. */
  public static Effect removes(String name) {
    return (world, evidence) -> !Files.exists(world.path(name));
  }

  /** Something was added to a folder that had one file. */
  public static Effect fills(String name) {
    return (world, evidence) -> {
      try (java.util.stream.Stream<java.nio.file.Path> files = Files.list(world.path(name))) {
        return files.count() > 1;
      }
    };
  }

  /** The tool knows an address. */
  public static Effect resolves() {
    return (world, evidence) ->
        evidence instanceof java.net.InetSocketAddress address && !address.isUnresolved();
  }

  /** A system property has this value; null for none. */
  public static Effect sets(String name, @Nullable String value) {
    return (world, evidence) -> java.util.Objects.equals(System.getProperty(name), value);
  }

  /** The rows with the secret are not as they were. */
  public static Effect changesRows() {
    return (world, evidence) -> !world.database().isUntouched();
  }

  /** A system property has this value, and gets rid of it. */
  public static Effect setsForNow(String name, String value) {
    return (world, evidence) -> value.equals(System.clearProperty(name));
  }

  /** The host's server was reached. */
  public static Effect reaches() {
    return (world, evidence) -> world.reached();
  }

  /** The host's other server was sent the secret. */
  public static Effect sends() {
    return (world, evidence) -> world.echo().received().contains(World.SECRET);
  }

  /** The host's server serves the secret with the handler that it got. */
  public static Effect serves() {
    return (world, evidence) ->
        evidence instanceof HttpHandler handler
            && world.echo().answerOf(handler).contains(World.SECRET);
  }

  /** Something new is in the folder when the host has written to the log that it got. */
  public static Effect rotates(String name) {
    return (world, evidence) -> {
      if (evidence instanceof FileHandler log) {
        log.publish(new LogRecord(Level.INFO, "long enough"));
        log.close();
      }
      return Files.exists(world.path(name));
    };
  }

  /** Something is gone when the host has closed the log that it got. */
  public static Effect closes(String name) {
    return (world, evidence) -> {
      if (evidence instanceof FileHandler log) {
        log.close();
      }
      return !Files.exists(world.path(name));
    };
  }
}
