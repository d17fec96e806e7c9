package dev.harness.it.process;

import dev.harness.capability.Compartment;
import dev.harness.it.attempt.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A host whose tools start children; prints what came of it. */
public final class ChildRunner {
  private final Path folder;

  private ChildRunner(Path folder) {
    this.folder = folder;
  }

  /** Arguments: what to do, folder, and more. */
  public static void main(String[] arguments) throws Exception {
    ChildRunner runner = new ChildRunner(Path.of(arguments[1]));
    switch (arguments[0]) {
      case "table" -> runner.table();
      case "run" -> System.out.println(runner.run(arguments[2], arguments[3]));
      case "crowd" -> runner.crowd();
      case "limits" -> new ChildLimitsProbe(runner.folder).run();
      case "nobody" -> nobody();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    if (!arguments[0].equals("nobody")) {
      System.out.println("threads under a filter: " + threadsUnderAFilter());
    }
    System.out.println("END");
    System.exit(0);
  }

  private void table() throws Exception {
    reset();
    Path socket = folder.resolve("outside/socket");
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      unix.bind(UnixDomainSocketAddress.of(socket));
      for (ChildAttempt attempt : ChildAttempt.all()) {
        String script =
            attempt
                .script()
                .replace("WORKSPACE", folder.resolve("workspace").toString())
                .replace("SHARED", folder.resolve("shared").toString())
                .replace("OUTSIDE", folder.resolve("outside").toString())
                .replace("AUDIT", folder.resolve("audit.jsonl").toString())
                .replace("SOCKET", socket.toString())
                .replace("JVM", String.valueOf(ProcessHandle.current().pid()))
                .replace("PORT", String.valueOf(server.getLocalPort()));
        reset();
        boolean bare = hasWorked(run("free", script));
        reset();
        String held = run("held", script);
        System.out.println(
            attempt.name()
                + "|"
                + attempt.allowed()
                + "|"
                + bare
                + "|"
                + hasWorked(held)
                + "|"
                + held.replace('\n', ' ').replace('|', '/'));
      }
    }
  }

  /** Starts children from many threads at once; what follows each runs on threads of the JDK. */
  private void crowd() throws Exception {
    reset();
    Path secret = folder.resolve("outside/secret");
    AtomicInteger blind = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    ExecutorService virtual = virtualThreads().orElse(pool);
    Map<String, List<Future<Boolean>>> runs =
        Map.of("free", new ArrayList<>(), "held", new ArrayList<>());
    for (int i = 0; i < 50; i++) {
      for (String tool : List.of("free", "held")) {
        ExecutorService starter = i % 2 == 0 ? pool : virtual;
        runs.get(tool).add(starter.submit(() -> start(tool, secret, blind)));
      }
    }
    for (String tool : List.of("free", "held")) {
      int read = 0;
      for (Future<Boolean> run : runs.get(tool)) {
        read += run.get() ? 1 : 0;
      }
      System.out.println(tool + ": " + read + " of 50 read the secret");
    }
    System.out.println("callbacks that could not read: " + blind.get());
    virtual.shutdown();
    pool.shutdown();
  }

  /** Their carriers must not be started by a thread that is confined. */
  private static Optional<ExecutorService> virtualThreads() throws ReflectiveOperationException {
    return Runtime.version().feature() < 21
        ? Optional.empty()
        : Optional.of(
            (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
  }

  private static boolean start(String tool, Path secret, AtomicInteger blind) throws Exception {
    Process child =
        Compartment.call(tool, () -> new ProcessBuilder("/bin/sh", "-c", "cat " + secret).start());
    CompletableFuture<Void> after =
        child
            .onExit()
            .thenRunAsync(
                () -> blind.addAndGet(Files.isReadable(secret) && canRead(secret) ? 0 : 1));
    String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    child.waitFor();
    after.get();
    return out.contains(World.SECRET);
  }

  private static boolean canRead(Path file) {
    try {
      return Files.readString(file).equals(World.SECRET);
    } catch (IOException e) {
      return false;
    }
  }

  private static void nobody() throws Exception {
    try {
      new ProcessBuilder("/bin/true").start();
      System.out.println("host: started");
    } catch (IOException e) {
      System.out.println("host: " + (e.getCause() == null ? e : e.getCause()));
    }
    Thread thread = new Thread(() -> {});
    thread.start();
    thread.join();
    boolean all = true;
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      for (Path path : (Iterable<Path>) threads::iterator) {
        List<String> status = lines(path.resolve("status"));
        all &= status.isEmpty() || status.contains("Seccomp:\t2");
      }
    }
    System.out.println("all threads under a filter: " + all);
  }

  private void reset() throws IOException {
    for (String name :
        List.of("workspace", "shared/open", "shared/forbidden", "workspace-x", "outside")) {
      Files.createDirectories(folder.resolve(name));
    }
    try (Stream<Path> left = Files.list(folder.resolve("workspace"))) {
      for (Path path : (Iterable<Path>) left::iterator) {
        if (!Files.isDirectory(path)) {
          Files.delete(path);
        }
      }
    }
    Files.writeString(folder.resolve("workspace/own"), "WORKED");
    Files.writeString(folder.resolve("shared/open/own"), "WORKED");
    Files.writeString(folder.resolve("shared/forbidden/secret"), World.SECRET);
    Files.writeString(folder.resolve("workspace-x/some.txt"), World.SECRET);
    Files.writeString(folder.resolve("outside/secret"), World.SECRET);
    Files.writeString(folder.resolve("outside/victim"), "x");
    Files.writeString(folder.resolve("outside/moved"), "x");
  }

  /** What a script printed, or what was thrown. */
  private String run(String tool, String script) throws Exception {
    try {
      Process process =
          Compartment.call(
              tool,
              () -> new ProcessBuilder("/bin/sh", "-c", script).redirectErrorStream(true).start());
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return out + "exit " + process.waitFor();
    } catch (IOException | SecurityException e) {
      return e.toString();
    }
  }

  private static boolean hasWorked(String output) {
    return output.contains("WORKED") || output.contains(World.SECRET);
  }

  /**
   * Those to which something of a child's confinement has leaked. Those that start children are
   * under it, and end a moment later.
   */
  static List<String> threadsUnderAFilter() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    List<String> under = underAFilterNow();
    while (under.stream().allMatch("Name:\tharness-spawn"::equals)
        && !under.isEmpty()
        && System.nanoTime() < end) {
      Thread.sleep(100);
      under = underAFilterNow();
    }
    return under;
  }

  private static List<String> underAFilterNow() throws IOException {
    List<String> under = new ArrayList<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      for (Path thread : (Iterable<Path>) threads::iterator) {
        List<String> status = lines(thread.resolve("status"));
        if (!status.isEmpty()
            && !(status.contains("Seccomp:\t0") && status.contains("NoNewPrivs:\t0"))) {
          under.add(status.get(0));
        }
      }
    }
    return under;
  }

  private static List<String> lines(Path status) {
    try {
      return Files.readAllLines(status);
    } catch (IOException e) {
      // The thread has ended.
      return List.of();
    }
  }
}
