package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;
import static dev.harness.it.attempt.Effects.changes;
import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.leaks;
import static dev.harness.it.attempt.Effects.removes;

import dev.harness.it.attempt.World;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Links that others make, or that come to where a tool was allowed something before. */
final class LinkAttempts {
  private LinkAttempts() {}

  static void addTo(Attempts all) {
    children(all);
    swapped(all);
  }

  private static void children(Attempts all) {
    all.add(
        "path: link by a child",
        leaks(),
        w -> {
          run("ln", "-s", "../secret.txt", w.text("open/made"));
          return Files.readString(w.path("open/made"));
        });
    all.add(
        "path: link by tar",
        leaks(),
        w -> {
          run("tar", "-xf", w.text("open/links.tar"), "-C", w.text("open"));
          return Files.readString(w.path("open/unpacked"));
        });
    all.add(
        "path: link by unzip",
        leaks(),
        w -> {
          run("unzip", "-q", w.text("open/links.zip"), "-d", w.text("open"));
          return Files.readString(w.path("open/unzipped"));
        });
    all.open(
        "Hard links",
        "path: hard link by a child",
        leaks(),
        w -> {
          run("ln", w.text("secret.txt"), w.text("open/made"));
          return Files.readString(w.path("open/made"));
        });
    all.add(
        "path: write through a child's link",
        changes("secret.txt"),
        w -> {
          run("ln", "-s", "../secret.txt", w.text("open/made"));
          return Files.writeString(w.path("open/made"), "x");
        });
    all.add(
        "path: create through a child's dangling link",
        creates("sub/new"),
        w -> {
          run("ln", "-s", "../sub/new", w.text("open/made"));
          return new RandomAccessFile(w.text("open/made"), "rw");
        });
  }

  /** What was allowed a moment ago leads elsewhere now. */
  private static void swapped(Attempts all) {
    all.add(
        "path: size after a child put a link there",
        affirms(),
        w -> {
          long before = Files.size(w.path("open/own.txt"));
          run("ln", "-sfn", "../secret.txt", w.text("open/own.txt"));
          return Files.size(w.path("open/own.txt")) != before;
        });
    all.add(
        "path: names after a child put a link there",
        leaks(),
        w -> {
          Files.list(Files.createDirectory(w.path("open/d"))).toList();
          Files.delete(w.path("open/d"));
          run("ln", "-s", "../sub", w.text("open/d"));
          return Files.list(w.path("open/d")).toList();
        });
    all.add(
        "path: names after a link was moved there",
        leaks(),
        w -> Files.list(swap(w, w.path("open/d"))).toList());
    all.add(
        "path: File.list after a link was moved there",
        leaks(),
        w -> java.util.Arrays.toString(swap(w, w.path("open/d")).toFile().list()));
    all.add(
        "path: delete after a link was moved there",
        removes("sub/" + World.SECRET),
        w -> {
          Path folder = swap(w, w.path("open/d"));
          return folder.resolve(World.SECRET).toFile().delete();
        });
    all.add(
        "path: create after a link was moved there",
        creates("sub/new"),
        w -> Files.createDirectory(swap(w, w.path("open/d")).resolve("new")));
  }

  /** Uses a folder, and puts in its place the link to another one that was there before. */
  static Path swap(World world, Path folder) throws IOException {
    return swap(world, folder, "folder");
  }

  static Path swap(World world, Path folder, String link) throws IOException {
    Files.createDirectories(folder);
    Files.list(folder).close();
    Files.move(folder, world.path("open/aside"));
    return Files.move(world.path("open/" + link), folder);
  }

  static void run(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/usr/bin/" + program));
    command.addAll(List.of(arguments));
    int status = new ProcessBuilder(command).start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status);
    }
  }
}
