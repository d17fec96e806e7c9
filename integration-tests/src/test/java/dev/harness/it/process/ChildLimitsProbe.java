package dev.harness.it.process;

import dev.harness.capability.Compartment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Starts children that would go on for ever, or take too much, and prints what ended them. */
final class ChildLimitsProbe {
  private static final int KILLED = 128 + 9;

  private final Path folder;

  ChildLimitsProbe(Path folder) {
    this.folder = folder;
  }

  void run() throws Exception {
    Path big = Files.createDirectories(folder.resolve("workspace")).resolve("big");
    int cpu = start("cpu", "/bin/sh", "-c", "while :; do :; done").waitFor();
    System.out.println("processor time ended it: " + (cpu > 128));
    int memory = start("memory", "/usr/bin/perl", "-e", "$x = 'x' x 1000000000").waitFor();
    System.out.println("memory was refused: " + (memory != 0));
    start("file", "/bin/sh", "-c", "dd if=/dev/zero bs=1k count=4096 of=" + big).waitFor();
    System.out.println("file was cut at: " + Files.size(big));
    int time = start("time", "/bin/sh", "-c", "sleep 1000").waitFor();
    System.out.println("time ended it: " + (time == KILLED));
    int brief = start("brief", "/bin/sh", "-c", "sleep 1000").waitFor();
    System.out.println("the end of the call ended it: " + (brief == KILLED));
    status();
    leave();
  }

  /** Starts a child in a call that is not over when the JVM ends. */
  private void leave() throws Exception {
    CompletableFuture<Process> child = new CompletableFuture<>();
    Compartment.Task<Boolean, Exception> endless =
        () -> {
          child.complete(new ProcessBuilder("/bin/sh", "-c", "sleep 1000").start());
          return new CountDownLatch(1).await(1, TimeUnit.DAYS);
        };
    Thread caller = new Thread(new FutureTask<>(() -> Compartment.call("brief", endless)));
    caller.setDaemon(true);
    caller.start();
    Process left = child.get(60, TimeUnit.SECONDS);
    System.out.println("it runs as long as the call: " + left.isAlive());
    Files.writeString(folder.resolve("workspace/left"), String.valueOf(left.pid()));
  }

  /** What the kernel says of a child that waits. */
  private static void status() throws Exception {
    Process child = start("held", "/bin/sh", "-c", "echo; read line");
    child.getInputStream().read();
    List<String> lines = Files.readAllLines(Path.of("/proc/" + child.pid() + "/status"));
    print("capabilities", lines, "CapEff:");
    print("no new privileges", lines, "NoNewPrivs:");
    print("filter", lines, "Seccomp:");
    child.destroy();
    child.waitFor();
  }

  private static void print(String what, List<String> lines, String start) {
    lines.stream()
        .filter(line -> line.startsWith(start))
        .forEach(line -> System.out.println(what + ": " + line));
  }

  private static Process start(String tool, String... command) throws Exception {
    return Compartment.call(tool, () -> new ProcessBuilder(command).start());
  }
}
