package dev.harness.agent.policy.match;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is known of a file system's links. */
public interface LinkReader {
  /**
   * The text of a symbolic link, or null if there is none at this path.
   *
   * @throws IOException if that cannot be told
   */
  @Nullable String readLink(String path) throws IOException;

  /** The path with all links resolved, or null if nothing is there or that cannot be told. */
  @Nullable String realPath(String path);

  /** The same of a folder; may be as old as a decision that is remembered. */
  default @Nullable String realFolder(String folder) {
    return realPath(folder);
  }

  /**
   * Whether there is a symbolic link at this path.
   *
   * @throws IOException if that cannot be told
   */
  default boolean isLink(String path) throws IOException {
    return readLink(path) != null;
  }

  /**
   * The same where it was just asked for the folder.
   *
   * @param folder the path's folder, as it was asked for
   * @throws IOException if that cannot be told
   */
  default boolean isLink(String folder, String path) throws IOException {
    return isLink(path);
  }
}
