package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;
import static dev.harness.it.attempt.Effects.changes;
import static dev.harness.it.attempt.Effects.leaks;
import static dev.harness.it.attempt.Effects.removes;

import dev.harness.it.attempt.World;
import java.io.File;
import java.io.FileInputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that say another path than they have. */
final class LiarAttempts {
  private LiarAttempts() {}

  static void addTo(Attempts all) {
    all.add("path: File that lies, deleted", removes("secret.txt"), w -> liar(w).delete());
    all.add("path: File that lies, length", affirms(), w -> liar(w).length() > 3);
    all.add(
        "path: File that lies, renamed",
        removes("secret.txt"),
        w -> liar(w).renameTo(new File(w.text("open/x"))));
    all.add(
        "path: File that lies, list",
        leaks(),
        w -> java.util.Arrays.toString(liar(w, "sub").list()));
    all.add("path: File that lies, times", changes("secret.txt"), w -> liar(w).setLastModified(0));
    all.add(
        "path: File that lies, stream",
        leaks(),
        w ->
            ReadAttempts.all(
                new FileInputStream(new Turncoat(w.text("open/own.txt"), w.text("secret.txt")))));
    all.add(
        "path: File that lies, archive",
        leaks(),
        w -> PathAttempts.archive(new Turncoat(w.text("open/own.txt"), w.text("archive.jar"))));
    all.add(
        "path: File that lies, random access",
        leaks(),
        w ->
            new RandomAccessFile(new Turncoat(w.text("open/own.txt"), w.text("secret.txt")), "r")
                .readLine());
    all.add(
        "path: File that lies, path",
        leaks(),
        w -> Files.readString(new Turncoat(w.text("open/own.txt"), w.text("secret.txt")).toPath()));
  }

  static File turncoat(World world) {
    return new Turncoat(world.text("open/own.txt"), world.text("secret.txt"));
  }

  private static File liar(World world) {
    return liar(world, "secret.txt");
  }

  private static File liar(World world, String name) {
    return new Liar(world.text(name), world.text("open/own.txt"));
  }

  /** Says another path than it has. */
  private static final class Liar extends File {
    private static final long serialVersionUID = 1;
    private final String said;

    Liar(String real, String said) {
      super(real);
      this.said = said;
    }

    @Override
    public String getPath() {
      return said;
    }

    @Override
    public String toString() {
      return said;
    }

    @Override
    public String getAbsolutePath() {
      return said;
    }

    @Override
    public Path toPath() {
      return Path.of(said);
    }
  }

  /** Says one path the first time, and another from then on. */
  private static final class Turncoat extends File {
    private static final long serialVersionUID = 1;
    private final String then;
    private final boolean isLast;
    private int asked;

    Turncoat(String first, String then) {
      this(first, then, true);
    }

    Turncoat(String first, String then, boolean isLast) {
      super(first);
      this.then = then;
      this.isLast = isLast;
    }

    @Override
    public String getPath() {
      asked++;
      return asked > 1 || isLast ? then : super.getPath();
    }

    @Override
    public Path toPath() {
      return Path.of(then);
    }
  }
}
