package dev.harness.it.fork;

import dev.harness.capability.CapabilityDeniedException;
import dev.harness.capability.Compartment;
import dev.harness.it.other.OtherTool;
import dev.harness.it.tool.Deeds;
import dev.harness.it.tool.Escapes;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** A small host program; its argument says what it does, its lines what came of it. */
public final class Probe {
  private Probe() {}

  /** Prints one line for each step. */
  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "hello" -> System.out.println("hello " + Compartment.isEnforced());
      case "denial" -> denial(arguments[1]);
      case "exit" -> show("exit", () -> Deeds.exit(arguments[1]));
      case "delete later" -> deleteLater(arguments[1]);
      case "compartments" -> compartments(arguments[1]);
      case "needs" -> needs(arguments[1]);
      case "constructors" -> constructors(arguments[1]);
      case "escapes" -> escapes(arguments[1]);
      case "audit" -> audit(arguments[1], arguments[2]);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.out.println("END");
  }

  private static void denial(String path) {
    try {
      Deeds.read(path);
    } catch (CapabilityDeniedException e) {
      System.out.println(e.getMessage());
      System.out.println(e.tool() + "|" + e.capability() + "|" + e.resource() + "|" + e.missing());
    } catch (Exception e) {
      System.out.println("not denied: " + e);
    }
  }

  private static void compartments(String path) throws Exception {
    show("host", Compartment::current);
    show("inside", Deeds::current);
    show("by name", () -> Compartment.call("tool", Compartment::current));
    show("nested", () -> Compartment.call("other", Deeds::current));
    show(
        "checked exception",
        () ->
            Compartment.call(
                "tool",
                () -> {
                  throw new java.io.IOException("kept");
                }));
    show("unknown", () -> Compartment.call("nobody", () -> "ran"));
    show("host reads", () -> Files.readString(Path.of(path)));
    show("by name reads", () -> Compartment.call("tool", () -> Files.readString(Path.of(path))));
    show("other reads", () -> OtherTool.read(path));
    show("tool through other", () -> Deeds.readThrough(path));
    show("after a failed constructor", () -> Deeds.readAfterFailure(path));
    show("after one elsewhere", () -> Deeds.readAfterFailureElsewhere(() -> fail(path), path));
    show("after", Compartment::current);
  }

  private static void fail(String path) {
    try {
      new OtherTool.Failing(path).close();
    } catch (java.io.IOException | RuntimeException expected) {
      System.out.println("failed");
    }
  }

  private static void needs(String part) throws Exception {
    for (var need : dev.harness.it.tool.OwnNeeds.all().entrySet()) {
      if (part.equals("tool")) {
        show("tool: " + need.getKey(), need.getValue());
      }
      show("host: " + need.getKey(), Needs.all().get(need.getKey()));
    }
  }

  private static void constructors(String path) {
    show("constructor throws", () -> Deeds.failingConstructor(path));
    show("from the host", () -> new Deeds.Failing(path));
    show("host afterwards", () -> Files.readString(Path.of(path)));
    show("tool afterwards", () -> Deeds.read(path));
    show("other at once", () -> otherAfterFailing(path));
  }

  private static String otherAfterFailing(String path) throws Exception {
    try {
      return new Deeds.Failing(path).toString();
    } catch (CapabilityDeniedException e) {
      return OtherTool.read(path);
    }
  }

  private static void audit(String folder, String file) throws Exception {
    show("delete", () -> Deeds.delete(file));
    show("truncate", () -> Deeds.write(file));
    show("move", () -> Deeds.move(file, folder + "/moved"));
    show("move the folder", () -> Deeds.move(folder, folder + "-moved"));
    show("hard link", () -> Deeds.link(folder + "/second", file));
    show("write beside", () -> Deeds.write(folder + "/beside"));
    show("denied", () -> Deeds.read("/etc/passwd"));
  }

  /** A tool's files and one of the host's; then another folder comes to where one of them is. */
  private static void deleteLater(String folder) throws Exception {
    new File(folder, "host").deleteOnExit();
    Deeds.deleteLater(folder + "/open/own");
    Deeds.deleteLater(folder + "/open/d/victim");
    Deeds.move(folder + "/open/d", folder + "/open/aside");
    Deeds.move(folder + "/open/link", folder + "/open/d");
    show("exit", () -> Deeds.exit("exit"));
  }

  private static void escapes(String path) {
    Escapes tool = new Escapes(path);
    show("reference", () -> tool.reference().getAsBoolean());
    show("inherited reference", () -> tool.inheritedReference().getAsBoolean());
    show("serialisable reference", () -> tool.serializableReference().getAsBoolean());
    show("comparator", () -> List.of("a", "b").stream().sorted(tool.comparator()).toList());
    show("opener", () -> tool.opener().apply(path));
    show("deep", tool::deep);
    show("leave", tool::leave);
    show("agent", tool::agent);
    show("carrier", tool::carrier);
    show("lookup", tool::lookup);
    show("twin", () -> tool.twin().invoke(tool, 0L));
    show("host", () -> Files.readString(Path.of(path)));
  }

  public static void show(String name, Callable<?> step) {
    try {
      System.out.println(name + ": " + step.call());
    } catch (Throwable e) {
      Throwable cause = e;
      while (!(cause instanceof CapabilityDeniedException) && cause.getCause() != null) {
        cause = cause.getCause();
      }
      String kind = cause instanceof CapabilityDeniedException ? "DENIED " : "";
      System.out.println(
          name + ": " + kind + cause.getClass().getSimpleName() + " " + cause.getMessage());
    }
  }
}
