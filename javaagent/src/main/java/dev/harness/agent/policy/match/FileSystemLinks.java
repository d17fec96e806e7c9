package dev.harness.agent.policy.match;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The links of the machine's own file system. */
public final class FileSystemLinks implements LinkReader {
  /** The only one that is needed. */
  public static final FileSystemLinks INSTANCE = new FileSystemLinks();

  private FileSystemLinks() {}

  @Override
  public @Nullable String readLink(String path) throws IOException {
    try {
      return Files.readSymbolicLink(Path.of(path)).toString();
    } catch (NotLinkException | NoSuchFileException e) {
      return null;
    } catch (FileSystemException e) {
      String reason = e.getReason();
      if (reason != null
          && (reason.equals("Not a directory") || reason.equals("Invalid argument"))) {
        return null;
      }
      throw e;
    }
  }

  @Override
  public @Nullable String realPath(String path) {
    try {
      return Path.of(path).toRealPath().toString();
    } catch (IOException e) {
      return null;
    }
  }
}
