package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.THIS;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.on;
import static dev.harness.interceptors.OwnAnswer.ERROR_NUMBER;
import static dev.harness.interceptors.OwnAnswer.FILE_NOT_FOUND;
import static dev.harness.interceptors.OwnAnswer.IO;
import static dev.harness.interceptors.OwnAnswer.NOTHING;
import static dev.harness.interceptors.OwnAnswer.UNIX;
import static dev.harness.interceptors.Question.FILE_LINK_TARGET;
import static dev.harness.interceptors.Question.FILE_OPEN;
import static dev.harness.interceptors.Question.FILE_OPEN_RANDOM;
import static dev.harness.interceptors.Question.FILE_READ;
import static dev.harness.interceptors.Question.FILE_READ_LINK;
import static dev.harness.interceptors.Question.FILE_REFUSED;
import static dev.harness.interceptors.Question.FILE_WRITE;
import static dev.harness.interceptors.Question.FILE_WRITE_LINK;
import static dev.harness.interceptors.Types.BOOLEAN;
import static dev.harness.interceptors.Types.BYTES;
import static dev.harness.interceptors.Types.FILE;
import static dev.harness.interceptors.Types.INT;
import static dev.harness.interceptors.Types.LONG;
import static dev.harness.interceptors.Types.STRING;
import static dev.harness.interceptors.Types.UNIX_PATH;

import java.util.List;

/** The doors through which streams, {@code File} and {@code Files} reach the system. */
final class FileInterceptions {
  private static final String NATIVE = "sun.nio.fs.UnixNativeDispatcher";
  private static final String ATTRIBUTES = "sun.nio.fs.UnixFileAttributes";

  /** The path field itself: a subclass of File may answer anything from getPath(). */
  private static final Arg SELF = THIS.field("path");

  private static final Arg DESCRIPTOR = THIS.field("fd");
  private static final Arg FIRST = arg(0).call("asByteArray");
  private static final Arg SECOND = arg(1).call("asByteArray");

  static final List<Interception> ROWS =
      List.of(
          // Every stream, reader, scanner and file: URL ends in these three.
          on("java.io.FileInputStream")
              .method("open", STRING)
              .check(FILE_READ, arg(0))
              .answers(FILE_NOT_FOUND),
          on("java.io.FileOutputStream")
              .method("open", STRING, BOOLEAN)
              .check(FILE_WRITE, arg(0))
              .answers(FILE_NOT_FOUND),
          on("java.io.RandomAccessFile")
              .method("open", STRING, INT)
              .check(FILE_OPEN_RANDOM, arg(0), arg(1))
              .answers(FILE_NOT_FOUND),

          // A link may have been swapped between the check and the system call.
          on("java.io.FileInputStream")
              .method("open", STRING)
              .confirm(FILE_READ, arg(0), DESCRIPTOR)
              .answers(FILE_NOT_FOUND),
          on("java.io.FileOutputStream")
              .method("open", STRING, BOOLEAN)
              .confirm(FILE_WRITE, arg(0), DESCRIPTOR)
              .answers(FILE_NOT_FOUND),
          on("java.io.RandomAccessFile")
              .method("open", STRING, INT)
              .confirm(FILE_OPEN_RANDOM, arg(0), DESCRIPTOR)
              .answers(FILE_NOT_FOUND),
          on(NATIVE)
              .method("open", UNIX_PATH, INT, INT)
              .confirm(FILE_OPEN, FIRST, Arg.NONE)
              .answers(UNIX),
          // java.io.File: natives read the path field.
          on(Types.FILE).method("canRead").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("canWrite").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("canExecute").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("exists").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("isDirectory").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("isFile").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("isHidden").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("lastModified").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("length").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("getTotalSpace").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("getFreeSpace").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("getUsableSpace").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("normalizedList").check(FILE_READ, SELF).answers(NOTHING),
          on(Types.FILE).method("getCanonicalPath").check(FILE_READ, SELF).answers(IO),
          on(Types.FILE).method("createNewFile").check(FILE_WRITE, SELF).answers(IO),
          on(Types.FILE).method("delete").check(FILE_WRITE_LINK, SELF).answers(NOTHING),
          // What fails at exit nobody would hear of.
          on(Types.FILE).method("deleteOnExit").check(FILE_WRITE_LINK, SELF),
          // Temporary files are made without createNewFile; their name is chosen here.
          on("java.io.File$TempDirectory")
              .method("generateFile", STRING, STRING, FILE)
              .filter(FILE_WRITE, Arg.NONE)
              .answers(IO),
          on(Types.FILE).method("mkdir").check(FILE_WRITE, SELF).answers(NOTHING),
          on(Types.FILE).method("setReadOnly").check(FILE_WRITE, SELF).answers(NOTHING),
          on(Types.FILE).method("setLastModified", LONG).check(FILE_WRITE, SELF).answers(NOTHING),
          on(Types.FILE)
              .method("setReadable", BOOLEAN, BOOLEAN)
              .check(FILE_WRITE, SELF)
              .answers(NOTHING),
          on(Types.FILE)
              .method("setWritable", BOOLEAN, BOOLEAN)
              .check(FILE_WRITE, SELF)
              .answers(NOTHING),
          on(Types.FILE)
              .method("setExecutable", BOOLEAN, BOOLEAN)
              .check(FILE_WRITE, SELF)
              .answers(NOTHING),
          on(Types.FILE).method("renameTo", FILE).check(FILE_WRITE_LINK, SELF).answers(NOTHING),
          on(Types.FILE)
              .method("renameTo", FILE)
              .check(FILE_WRITE_LINK, arg(0).field("path"))
              .answers(NOTHING),

          // All of java.nio.file ends in these wrappers of system calls.
          on(NATIVE)
              .method("open", UNIX_PATH, INT, INT)
              .check(FILE_OPEN, FIRST, arg(1))
              .answers(UNIX),
          // The exception that callers see tells why.
          on("sun.nio.fs.UnixException")
              .method("translateToIOException", STRING, STRING)
              .filter(FILE_REFUSED, THIS),
          on(NATIVE).method("opendir", UNIX_PATH).check(FILE_READ, FIRST).answers(UNIX),
          on(NATIVE).method("stat", UNIX_PATH, ATTRIBUTES).check(FILE_READ, FIRST).answers(UNIX),
          on(NATIVE).method("stat", UNIX_PATH).check(FILE_READ, FIRST).answers(NOTHING).until(20),
          on(NATIVE)
              .method("stat2", UNIX_PATH, ATTRIBUTES)
              .check(FILE_READ, FIRST)
              .answers(ERROR_NUMBER)
              .since(21),
          on(NATIVE).method("exists", UNIX_PATH).check(FILE_READ, FIRST).answers(NOTHING).until(20),
          on(NATIVE)
              .method("lstat", UNIX_PATH, ATTRIBUTES)
              .check(FILE_READ_LINK, FIRST)
              .answers(UNIX),
          on(NATIVE)
              .method("access", UNIX_PATH, INT)
              .check(FILE_READ, FIRST)
              .answers(UNIX)
              .until(20),
          on(NATIVE)
              .method("access", UNIX_PATH, INT)
              .check(FILE_READ, FIRST)
              .answers(ERROR_NUMBER)
              .since(21),
          on(NATIVE)
              .method("statvfs", UNIX_PATH, "sun.nio.fs.UnixFileStoreAttributes")
              .check(FILE_READ, FIRST)
              .answers(UNIX),
          on(NATIVE).method("realpath", UNIX_PATH).check(FILE_READ, FIRST).answers(UNIX),
          on(NATIVE).method("readlink", UNIX_PATH).check(FILE_READ_LINK, FIRST).answers(UNIX),
          on(NATIVE).method("mkdir", UNIX_PATH, INT).check(FILE_WRITE, FIRST).answers(UNIX),
          on(NATIVE).method("rmdir", UNIX_PATH).check(FILE_WRITE_LINK, FIRST).answers(UNIX),
          on(NATIVE).method("unlink", UNIX_PATH).check(FILE_WRITE_LINK, FIRST).answers(UNIX),
          on(NATIVE)
              .method("rename", UNIX_PATH, UNIX_PATH)
              .check(FILE_WRITE_LINK, FIRST)
              .answers(UNIX),
          on(NATIVE)
              .method("rename", UNIX_PATH, UNIX_PATH)
              .check(FILE_WRITE_LINK, SECOND)
              .answers(UNIX),
          // Through a hard link the old file can be read and written under the new name.
          on(NATIVE).method("link", UNIX_PATH, UNIX_PATH).check(FILE_READ, FIRST).answers(UNIX),
          on(NATIVE).method("link", UNIX_PATH, UNIX_PATH).check(FILE_WRITE, FIRST).answers(UNIX),
          on(NATIVE)
              .method("link", UNIX_PATH, UNIX_PATH)
              .check(FILE_WRITE_LINK, SECOND)
              .answers(UNIX),
          on(NATIVE)
              .method("symlink", BYTES, UNIX_PATH)
              .check(FILE_WRITE_LINK, SECOND)
              .answers(UNIX),
          on(NATIVE)
              .method("symlink", BYTES, UNIX_PATH)
              .check(FILE_LINK_TARGET, arg(0), SECOND)
              .answers(UNIX),
          // What a path leads to may be another thing now, whoever changed it.
          on(Types.FILE).method("renameTo", FILE).observe(FILE_WRITE_LINK, Arg.NONE),
          on(NATIVE).method("rename", UNIX_PATH, UNIX_PATH).observe(FILE_WRITE_LINK, Arg.NONE),
          on(NATIVE).method("link", UNIX_PATH, UNIX_PATH).observe(FILE_WRITE_LINK, Arg.NONE),
          on(NATIVE).method("symlink", BYTES, UNIX_PATH).observe(FILE_WRITE_LINK, Arg.NONE),
          on(NATIVE)
              .method("mknod", UNIX_PATH, INT, LONG)
              .check(FILE_WRITE_LINK, FIRST)
              .answers(UNIX),
          on(NATIVE).method("chmod", UNIX_PATH, INT).check(FILE_WRITE, FIRST).answers(UNIX),
          on(NATIVE).method("chown", UNIX_PATH, INT, INT).check(FILE_WRITE, FIRST).answers(UNIX),
          on(NATIVE)
              .method("lchown", UNIX_PATH, INT, INT)
              .check(FILE_WRITE_LINK, FIRST)
              .answers(UNIX),
          on(NATIVE)
              .method("utimes", UNIX_PATH, LONG, LONG)
              .check(FILE_WRITE, FIRST)
              .answers(UNIX)
              .until(20),
          on(NATIVE)
              .method("lutimes", UNIX_PATH, LONG, LONG)
              .check(FILE_WRITE_LINK, FIRST)
              .answers(UNIX)
              .until(20),
          on(NATIVE)
              .method("utimensat", INT, UNIX_PATH, LONG, LONG, INT)
              .check(FILE_WRITE, SECOND)
              .answers(UNIX)
              .since(22),
          on(NATIVE)
              .method("fchmodat", INT, UNIX_PATH, INT, INT)
              .check(FILE_WRITE, SECOND)
              .answers(UNIX)
              .since(22));

  private FileInterceptions() {}
}
