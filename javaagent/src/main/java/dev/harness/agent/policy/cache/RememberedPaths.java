package dev.harness.agent.policy.cache;

import dev.harness.agent.policy.match.FileSystemLinks;
import dev.harness.agent.policy.match.LinkReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The links of the machine's own file system. Where folders lead, and which names are no links, is
 * remembered as long as decisions are: a tool that works in a folder names many files there, and
 * does several things with each. Entries are immutable, so racing writers at worst forget one.
 */
public final class RememberedPaths implements LinkReader {
  public static final RememberedPaths INSTANCE = new RememberedPaths();

  private static final int FOLDERS = 1024;
  private static final int NAMES = 4096;

  private final @Nullable Folder[] folders = new Folder[FOLDERS];
  private final @Nullable Name[] names = new Name[NAMES];

  private record Folder(String path, String real, int epoch) {}

  private record Name(String path, int epoch) {}

  private RememberedPaths() {}

  @Override
  public @Nullable String realFolder(String path) {
    int epoch = Epoch.now();
    int place = place(path, FOLDERS);
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
    int epoch = Epoch.now();
    int place = place(path, NAMES);
    Name known = names[place];
    if (known != null && known.epoch == epoch && known.path.equals(path) && Epoch.isQuiet()) {
      return false;
    }
    boolean link = FileSystemLinks.INSTANCE.isLink(path);
    if (!link) {
      names[place] = new Name(path, epoch);
    }
    return link;
  }

  private static int place(String path, int most) {
    int hash = path.hashCode() * 0x9E3779B9;
    return (hash ^ (hash >>> 16)) & (most - 1);
  }
}
