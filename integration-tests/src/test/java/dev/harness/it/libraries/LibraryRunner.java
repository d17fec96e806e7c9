package dev.harness.it.libraries;

import dev.harness.it.fork.Probe;
import dev.harness.it.tool.Libraries;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs libraries of others as the tool does, and web servers as the host. */
public final class LibraryRunner {
  private LibraryRunner() {}

  /** Argument: an empty folder. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    new Libraries(Files.createDirectories(folder.resolve("tool")))
        .steps()
        .forEach((name, step) -> Probe.show(name, step));
    Probe.show("langchain4j", () -> Assistants.ask(folder.resolve("tool/note.txt")));
    Probe.show("undertow", () -> WebServer.undertow(folder));
    Probe.show("jetty", () -> WebServer.jetty(folder));
    System.out.println("END");
    System.exit(0);
  }
}
