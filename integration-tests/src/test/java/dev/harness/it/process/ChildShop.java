package dev.harness.it.process;

import dev.harness.it.attempt.World;
import dev.harness.it.fork.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** A folder that any user can work in, with copies of the agent's jar and the tests' classes. */
final class ChildShop {
  private static final String NOBODY = "65534";

  private final Path folder;

  /**
   * A JDK and who runs it.
   *
   * @param java the program
   * @param ordinary whether it is to run as an ordinary user though root runs the tests
   */
  record Account(Path java, boolean ordinary) {
    static Stream<Account> of(Path java) {
      return isRoot()
          ? Stream.of(new Account(java, false), new Account(java, true))
          : Stream.of(new Account(java, false));
    }

    private static boolean isRoot() {
      return System.getProperty("user.name").equals("root");
    }

    @Override
    public String toString() {
      return (ordinary ? "as nobody" : "as " + System.getProperty("user.name")) + " on " + java;
    }
  }

  ChildShop(Path temp) throws IOException {
    folder = temp.toRealPath();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.copy(Path.of(Forked.JAR), folder.resolve("harness.jar"));
    Path classes = Path.of("target/test-classes");
    try (Stream<Path> files = Files.walk(classes.resolve("dev"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = folder.resolve("classes").resolve(classes.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    manifest("");
  }

  String folder() {
    return folder.toString();
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** Writes the manifest; {@code more} are lines at its end. */
  void manifest(String more) throws IOException {
    Files.writeString(
        path("manifest.yaml"),
        """
        version: 1
        never:
          - file.read: "${manifest.dir}/shared/forbidden/**"
        tools:
          free:
            grants:
              - process.exec: { program: /bin/sh, args: ["-c", "*"], confine: off }
          held:
            grants:
              - process.exec: { program: /bin/sh, args: ["-c", "*"] }
              - file.read: ["${manifest.dir}/workspace/**", "${manifest.dir}/workspace-x/*.txt", "${manifest.dir}/shared/**"]
              - file.write: ["${manifest.dir}/workspace/**", "${manifest.dir}/audit.jsonl"]
              - net.connect: "*:*"
          less:
            grants:
              - process.exec: { program: /bin/sh, args: ["-c", "*"], confine: best-effort }
          cpu:
            grants:
              - process.exec: { program: /bin/sh, args: ["-c", "*"], limits: { cpu: 1 } }
          memory:
            grants:
              - process.exec: { program: /usr/bin/perl, args: ["-e", "*"], limits: { memory: 256m } }
          file:
            grants:
              - process.exec: { program: /bin/sh, args: ["-c", "*"], limits: { file: 1m } }
              - file.write: "${manifest.dir}/workspace/**"
          time:
            grants:
              - process.exec: { program: /bin/sh, args: ["-c", "*"], limits: { time: 1 } }
          brief:
            grants:
              - process.exec: { program: /bin/sh, args: ["-c", "*"], keep: false }
        """
            + more);
  }

  /** Writes another manifest. */
  void only(String text) throws IOException {
    Files.writeString(path("manifest.yaml"), text);
  }

  /** A manifest in which neither a tool nor the host may start a process. */
  void nobodyStartsProcesses() throws IOException {
    Files.writeString(
        path("manifest.yaml"), "version: 1\nhost: { process: none }\ntools: { held: {} }\n");
  }

  /** A JVM under the agent, with a secret in its environment. */
  Forked forked(Account account) {
    Forked jvm = new Forked(account.java()).jar(path("harness.jar"));
    if (account.ordinary()) {
      jvm.under("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
    }
    return jvm.classPath(path("classes").toString())
        .env("IT_SECRET", World.SECRET)
        .agent(path("manifest.yaml"));
  }
}
