package dev.harness.agent.policy.match;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The links of the machine's own file system. */
public final class FileSystemLinks implements LinkReader {
  /** The only one that is needed. */
  public static final FileSystemLinks INSTANCE = new FileSystemLinks();

  /** Stands for bytes that are no text: what they name cannot be asked for by this text. */
  private static final char NO_TEXT = '\ufffd';

  private FileSystemLinks() {}

  @Override
  public @Nullable String readLink(String path) throws IOException {
    Path link = Path.of(path);
    try {
      String target = Files.readSymbolicLink(link).toString();
      if (target.isEmpty() || target.indexOf(NO_TEXT) >= 0) {
        throw new IOException("a link whose target is no text");
      }
      return target;
    } catch (NotLinkException | NoSuchFileException e) {
      return null;
    } catch (FileSystemException e) {
      if (isBelowFile(link)) {
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

  @Override
  public boolean isLink(String path) throws IOException {
    Path place = Path.of(path);
    try {
      BasicFileAttributes found = Attributes.of(place);
      return found != null && found.isSymbolicLink();
    } catch (NoSuchFileException e) {
      return false;
    } catch (FileSystemException e) {
      if (isBelowFile(place)) {
        return false;
      }
      throw e;
    }
  }

  /** The reason that the system gives is in the user's language, so look at what is there. */
  private static boolean isBelowFile(Path path) {
    Path above = path.getParent();
    while (above != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
      above = above.getParent();
    }
    return above != null
        && !Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)
        && !Files.isSymbolicLink(above);
  }
}
