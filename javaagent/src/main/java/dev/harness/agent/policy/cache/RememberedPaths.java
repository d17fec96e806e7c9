package dev.harness.agent.policy.cache;

import dev.harness.agent.policy.match.FileSystemLinks;
import dev.harness.agent.policy.match.LinkReader;
import dev.harness.agent.policy.match.RealPath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The links of the machine's own file system. Where folders lead, and which names are no links, is
 * remembered as long as decisions are: a tool that works in a folder names many files there, and
 * does several things with each. Racing writers at worst forget an entry.
 */
public final class RememberedPaths implements LinkReader {
  public static final RememberedPaths INSTANCE = new RememberedPaths();

  private static final int FOLDERS = 1024;
  private static final int NAMES = 4096;
  private static final int NAMES_THAT_PAY = 3;

  private final @Nullable Folder[] folders = new Folder[FOLDERS];
  private final @Nullable Name[] names = new Name[NAMES];

  /** Where a folder leads; held open from the third name in it on, which is when that pays. */
  private static final class Folder {
    private final String path;
    private final String real;
    private final int epoch;
    private int names;
    private volatile @Nullable OpenFolder open;

    Folder(String path, String real, int epoch) {
      this.path = path;
      this.real = real;
      this.epoch = epoch;
    }

    /** What a name in it stands for; null if that is to be asked by its path. */
    @Nullable OpenFile look(String name) {
      OpenFolder folder = open;
      return folder == null ? null : folder.look(name);
    }

    void count() {
      if (++names == NAMES_THAT_PAY) {
        open = OpenFolder.of(real, epoch);
      }
    }
  }

  /**
   * A name that is no link.
   *
   * @param file what it stands for; null if nothing was there, or only its path was looked at
   */
  private record Name(String path, int epoch, @Nullable FileIdentity file) {}

  private RememberedPaths() {}

  @Override
  public @Nullable String realFolder(String path) {
    Folder known = known(path);
    if (known != null) {
      return known.real;
    }
    int epoch = Epoch.now();
    String real = realPath(path);
    if (real != null) {
      folders[place(path, FOLDERS)] = new Folder(path, real, epoch);
    }
    return real;
  }

  private @Nullable Folder known(String path) {
    Folder known = folders[place(path, FOLDERS)];
    return known != null && known.epoch == Epoch.now() && known.path.equals(path) && Epoch.isQuiet()
        ? known
        : null;
  }

  private @Nullable Name name(String path) {
    Name known = names[place(path, NAMES)];
    return known != null && known.epoch == Epoch.now() && known.path.equals(path) && Epoch.isQuiet()
        ? known
        : null;
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
  public boolean isLink(String folder, String path) throws IOException {
    if (name(path) != null) {
      return false;
    }
    int epoch = Epoch.now();
    Folder in = known(folder);
    if (in != null) {
      in.count();
    }
    OpenFile found = in == null ? null : in.look(path.substring(path.lastIndexOf('/') + 1));
    boolean link = found == null ? FileSystemLinks.INSTANCE.isLink(path) : found.isLink();
    if (!link) {
      FileIdentity file = found == null || !found.isThere() ? null : found.identity();
      names[place(path, NAMES)] = new Name(path, epoch, file);
    }
    return link;
  }

  /**
   * Where an open file is, if its name was looked at in a folder that is held open; asking the
   * kernel costs as much as opening.
   *
   * @param path by which it was opened
   * @return null if the kernel must be asked
   */
  public @Nullable String seen(String path, OpenFile file) {
    int slash = path.lastIndexOf('/');
    Folder in = slash < 0 ? null : known(RealPath.folder(path, slash));
    if (in == null) {
      return null;
    }
    String found = RealPath.in(in.real, path, slash);
    Name known = name(found);
    if (known != null && known.file != null) {
      return file.is(known.file) ? found : null;
    }
    // It was not there before it was opened.
    OpenFile named = known == null ? null : in.look(path.substring(slash + 1));
    return named != null && !named.isLink() && named.isSame(file) ? found : null;
  }

  private static int place(String path, int most) {
    int hash = path.hashCode() * 0x9E3779B9;
    return (hash ^ (hash >>> 16)) & (most - 1);
  }
}
