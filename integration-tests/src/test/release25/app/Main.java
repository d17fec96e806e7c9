package app;

import app.tool.Early;
import app.tool.Modern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A host that uses a tool written in the Java of today. Argument: a file. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    String file = arguments[0];
    show("before super", () -> new Early(file, 0).text());
    show("in a loop before super", () -> new Early(file, 3).text());
    show("in a local class before super", () -> Early.local(file));
    show("in a lambda before super", () -> Early.lambda(file));
    show("by a constructor of the host", () -> new Early.OfHost(file).text());
    show("pattern switch", () -> Modern.byPattern(file));
    show("record pattern", () -> Modern.byRecord(new Modern.Holder(file, 1)));
    show("enum switch", () -> Modern.byEnum(file));
    show("concatenation", () -> Modern.concatenated(file));
    show("method reference", () -> Modern.referred(file));
    show("computed without reading", () -> Modern.pure("a", 3));
    show("host", () -> Files.readString(Path.of(file)));
  }

  private static void show(String name, Callable<?> step) {
    try {
      System.out.println(name + ": " + step.call());
    } catch (Throwable e) {
      System.out.println(name + ": " + e.getClass().getSimpleName());
    }
  }
}
