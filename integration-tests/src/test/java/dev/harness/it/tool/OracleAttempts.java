package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;

import dev.harness.it.attempt.World;
import java.io.File;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Whether something is there, told by how an operation on it fails. */
final class OracleAttempts {
  private OracleAttempts() {}

  /** An operation that may tell. */
  private interface Question {
    Object ask(Path path) throws Exception;
  }

  static void addTo(Attempts all) {
    files(all);
    detours(all);
  }

  private static void files(Attempts all) {
    file(all, "metadata: oracle Files.exists", Files::exists);
    file(all, "metadata: oracle File.exists", path -> path.toFile().exists());
    file(all, "metadata: oracle File.length", path -> path.toFile().length());
    file(all, "metadata: oracle Files.size", Files::size);
    file(all, "metadata: oracle toRealPath", Path::toRealPath);
    file(all, "metadata: oracle FileInputStream", path -> open(path));
    file(
        all,
        "metadata: oracle below a file",
        path -> Files.exists(path.resolve("x")) + "" + open(path.resolve("x")));
    file(
        all,
        "metadata: oracle attributes",
        path -> Files.readAttributes(path, BasicFileAttributes.class).size());
    file(all, "path: oracle Files.delete", path -> Files.deleteIfExists(path));
    file(all, "write: oracle File.delete", path -> path.toFile().delete());
    file(all, "write: oracle createNewFile", path -> path.toFile().createNewFile());
    file(all, "write: oracle mkdir", path -> path.toFile().mkdir());
    file(all, "write: oracle createDirectory", Files::createDirectory);
  }

  /** The kernel goes through a folder that is left by {@code ..} again, if it is there. */
  private static void detours(Attempts all) {
    detour(all, "path: oracle File.exists by a detour", "sub", path -> new File(path).exists());
    detour(
        all, "path: oracle Files.exists by a detour", "sub", path -> Files.exists(Path.of(path)));
    detour(all, "path: oracle stream by a detour", "sub", path -> open(Path.of(path)));
    detour(
        all, "path: oracle canonical path by a detour", "sub", path -> Path.of(path).toRealPath());
    detour(
        all, "path: oracle detour through a link", "open/up/sub", path -> new File(path).exists());
  }

  private static void file(Attempts all, String name, Question question) {
    all.add(
        name,
        affirms(),
        w -> !answer(question, w.path("secret.txt")).equals(answer(question, w.path("nothing"))));
  }

  private interface Detour {
    Object ask(String path) throws Exception;
  }

  private static void detour(Attempts all, String name, String folder, Detour detour) {
    all.add(
        name, affirms(), w -> !by(detour, w, folder).equals(by(detour, w, folder + "-nothing")));
  }

  private static String by(Detour detour, World world, String folder) {
    String up = "/../open/own.txt";
    return answer(path -> detour.ask(path + up), world.path(folder));
  }

  private static String answer(Question question, Path path) {
    StringBuilder text = new StringBuilder();
    try {
      text.append(question.ask(path));
    } catch (Exception e) {
      text.append(e).append(e.getCause());
    }
    return text.toString().replace(path.toString(), "it");
  }

  private static String open(Path path) throws Exception {
    try (FileInputStream in = new FileInputStream(path.toFile())) {
      return "opened";
    }
  }
}
