package dev.harness.agent.policy.cache;

import dev.harness.interceptors.Question;

/** What a question about a file comes to: reading, writing, following the last link. */
public final class FileAccess {
  private static final int O_ACCESS = 3;
  private static final int O_RDONLY = 0;
  private static final int O_WRONLY = 1;
  private static final int O_CREAT = 0100;
  private static final int O_EXCL = 0200;
  private static final int O_TRUNC = 01000;
  private static final int O_NOFOLLOW = 0400000;
  private static final int RANDOM_READ_ONLY = 1;

  private static final int READING = 1;
  private static final int WRITING = 2;
  private static final int FOLLOWING = 4;

  private FileAccess() {}

  /** A question that nobody thought of here is at least about reading. */
  public static boolean reads(Question question, int bits) {
    return switch (question) {
      case FILE_OPEN -> (bits & O_ACCESS) != O_WRONLY;
      case FILE_WRITE, FILE_WRITE_LINK, FILE_WRITE_PATH, FILE_LINK_TARGET -> false;
      default -> true;
    };
  }

  public static boolean writes(Question question, int bits) {
    return switch (question) {
      case FILE_OPEN -> (bits & O_ACCESS) != O_RDONLY || (bits & (O_CREAT | O_TRUNC)) != 0;
      case FILE_OPEN_RANDOM -> bits != RANDOM_READ_ONLY;
      case FILE_WRITE, FILE_WRITE_LINK, FILE_WRITE_PATH, FILE_LINK_TARGET -> true;
      default -> false;
    };
  }

  /** Reading, writing or both, as bits of a set. */
  public static int of(Question question, int bits) {
    return (reads(question, bits) ? READING : 0) | (writes(question, bits) ? WRITING : 0);
  }

  public static boolean follows(Question question, int bits) {
    return switch (question) {
      case FILE_OPEN ->
          (bits & O_NOFOLLOW) == 0 && (bits & (O_CREAT | O_EXCL)) != (O_CREAT | O_EXCL);
      case FILE_READ_LINK, FILE_WRITE_LINK -> false;
      default -> true;
    };
  }

  /** All that the answer depends on besides the path, as bits of a set. */
  static int kind(Question question, int bits) {
    return of(question, bits) | (follows(question, bits) ? FOLLOWING : 0);
  }
}
