package dev.harness.agent.policy;

import dev.harness.agent.policy.match.FileSystemLinks;
import dev.harness.agent.policy.match.LinkReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The links of the machine's own file system, where folders lead being remembered as long as
 * decisions are: a tool that works in a folder names many files there. Entries are immutable, so
 * racing writers at worst forget one.
 */
final class RememberedFolders implements LinkReader {
  static final RememberedFolders INSTANCE = new RememberedFolders();

  private static final int MOST = 1024;

  private final @Nullable Folder[] folders = new Folder[MOST];

  private record Folder(String path, String real, int epoch) {}

  private RememberedFolders() {}

  @Override
  public @Nullable String realFolder(String path) {
    int epoch = Epoch.now();
    int hash = path.hashCode();
    int place = (hash ^ (hash >>> 16)) & (MOST - 1);
    Folder known = folders[place];
    if (known != null && known.epoch == epoch && known.path.equals(path) && Epoch.isQuiet()) {
      return known.real;
    }
    String real = realPath(path);
    if (real != null) {
      folders[place] = new Folder(path, real, epoch);
    }
    return real;
  }

  @Override
  public @Nullable String realPath(String path) {
    return FileSystemLinks.INSTANCE.realPath(path);
  }

  @Override
  public @Nullable String readLink(String path) throws IOException {
    return FileSystemLinks.INSTANCE.readLink(path);
  }

  @Override
  public boolean isLink(String path) throws IOException {
    return FileSystemLinks.INSTANCE.isLink(path);
  }
}
