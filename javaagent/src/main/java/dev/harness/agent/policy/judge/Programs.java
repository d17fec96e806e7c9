package dev.harness.agent.policy.judge;

import dev.harness.agent.policy.match.FileSystemLinks;
import dev.harness.agent.policy.match.RealPath;
import java.io.File;
import org.jspecify.annotations.Nullable;

/** Finds the file that a program's name stands for. */
public final class Programs {
  private static final String DEFAULT_PATH = "/bin:/usr/bin";

  private final String[] folders;

  public Programs(@Nullable String path) {
    this.folders = folders(path == null ? DEFAULT_PATH : path);
  }

  /**
   * The program's place: folders resolved, its own name kept, since one file may act as many
   * programs by its name.
   */
  public static String place(String program) {
    String place = RealPath.resolve(program, false, FileSystemLinks.INSTANCE);
    return place == null ? program : place;
  }

  /** The file itself, all links followed. */
  public static @Nullable String file(String program) {
    return RealPath.resolve(program, true, FileSystemLinks.INSTANCE);
  }

  /** The absolute path of a program's file; null if the name is relative or nothing is found. */
  public @Nullable String find(String program) {
    if (program.startsWith("/")) {
      return program;
    }
    if (program.isEmpty() || program.indexOf('/') >= 0) {
      return null;
    }
    for (String folder : folders) {
      File file = new File(folder, program);
      if (folder.startsWith("/") && file.isFile() && file.canExecute()) {
        return file.getPath();
      }
    }
    return null;
  }

  private static String[] folders(String path) {
    java.util.List<String> folders = new java.util.ArrayList<>();
    for (String folder : path.split(":")) {
      folders.add(folder);
    }
    return folders.toArray(new String[0]);
  }
}
