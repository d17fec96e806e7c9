package dev.harness.it.process;

import dev.harness.capability.Compartment;
import dev.harness.capability.HostToken;
import dev.harness.capability.Token;
import dev.harness.it.attempt.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An application that calls native code by a JNA of its own. */
public final class NativeRunner {
  private static final HostToken HOST = HostToken.claim();

  private NativeRunner() {}

  /** What to do, and the folder. */
  public static void main(String[] arguments) throws Throwable {
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "ours first" -> together(folder, "held");
      case "theirs first" -> together(folder, "");
      case "start" -> start(folder);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.out.println("END");
    System.exit(0);
  }

  /** Without a tool that holds a program the harness loads its JNA with a token, later. */
  private static void together(Path folder, String tool) throws Exception {
    System.out.println("theirs: " + NativeCalls.version() + " " + isRight());
    Path own = Files.writeString(folder.resolve("own"), "WORKED");
    Path secret = Files.writeString(folder.resolve("secret"), World.SECRET);
    for (Path file : new Path[] {own, secret}) {
      System.out.println(file.getFileName() + ": " + child(tool, "cat " + file));
    }
    System.out.println("theirs afterwards: " + isRight());
    System.out.println("threads under a filter: " + ChildRunner.threadsUnderAFilter());
  }

  private static boolean isRight() throws Exception {
    return NativeCalls.call("getpid") == ProcessHandle.current().pid();
  }

  private static String child(String tool, String script) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script);
    if (!tool.isEmpty()) {
      return ProgramRow.output(Compartment.call(tool, builder::start));
    }
    Token token = HOST.mint("later", "process.exec: { program: /bin/sh, args: [-c, \"*\"] }");
    return ProgramRow.output(Compartment.call("later", () -> token.call(builder::start)));
  }

  /** Every way past the JDK's own classes to start a program. */
  private static void start(Path folder) throws Throwable {
    try {
      new ProcessBuilder("/usr/bin/touch", folder.resolve("built").toString()).start().waitFor();
    } catch (IOException e) {
      System.out.println("built: refused");
    }
    NativeCalls.call("system", "touch " + folder.resolve("system"));
    int spawned = NativeCalls.posixSpawn("/usr/bin/touch", folder.resolve("spawned").toString());
    if (spawned == 0) {
      // It says so when the program has begun, and waits for no end.
      NativeCalls.call("wait", (Object) null);
    }
    NativeCalls.system("touch " + folder.resolve("foreign"));
    for (String made : new String[] {"built", "system", "spawned", "foreign"}) {
      System.out.println(made + ": " + Files.exists(folder.resolve(made)));
    }
    String[] words = {"/usr/bin/touch", folder.resolve("become").toString()};
    Object environment = NativeCalls.strings();
    NativeCalls.call("execve", words[0], NativeCalls.strings(words), environment);
    System.out.println("become: " + Files.exists(folder.resolve("become")));
  }
}
