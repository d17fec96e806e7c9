package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.THIS;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.on;
import static dev.harness.interceptors.Question.FILE_LINK_TARGET;
import static dev.harness.interceptors.Question.FILE_OPEN;
import static dev.harness.interceptors.Question.FILE_OPEN_RANDOM;
import static dev.harness.interceptors.Question.FILE_READ;
import static dev.harness.interceptors.Question.FILE_READ_LINK;
import static dev.harness.interceptors.Question.FILE_READ_PATH;
import static dev.harness.interceptors.Question.FILE_RELATIVE;
import static dev.harness.interceptors.Question.FILE_URL;
import static dev.harness.interceptors.Question.FILE_WRITE;
import static dev.harness.interceptors.Question.FILE_WRITE_LINK;
import static dev.harness.interceptors.Question.FILE_WRITE_PATH;
import static dev.harness.interceptors.Question.JVM_INSPECT;
import static dev.harness.interceptors.Question.URL_READ;
import static dev.harness.interceptors.Types.BOOLEAN;
import static dev.harness.interceptors.Types.BYTES;
import static dev.harness.interceptors.Types.FILE;
import static dev.harness.interceptors.Types.INT;
import static dev.harness.interceptors.Types.LONG;
import static dev.harness.interceptors.Types.PATH;
import static dev.harness.interceptors.Types.STRING;
import static dev.harness.interceptors.Types.UNIX_PATH;
import static dev.harness.interceptors.Types.URL;

import java.util.List;

/** Every door of the JDK through which a path is opened, asked about, changed or listed. */
final class FileInterceptions {
  private static final String NATIVE = "sun.nio.fs.UnixNativeDispatcher";
  private static final String ATTRIBUTES = "sun.nio.fs.UnixFileAttributes";
  private static final String SECURE = "sun.nio.fs.UnixSecureDirectoryStream";
  private static final String VIEWS = "sun.nio.fs.UnixFileAttributeViews";
  private static final String FILE_TIME = "java.nio.file.attribute.FileTime";
  private static final String LINK_OPTIONS = "java.nio.file.LinkOption[]";
  private static final String HTTP = "jdk.internal.net.http.";

  /** The path field itself: a subclass of File may answer anything from getPath(). */
  private static final Arg SELF = THIS.field("path");

  private static final Arg DESCRIPTOR = THIS.field("fd");
  private static final Arg FIRST = arg(0).call("asByteArray");
  private static final Arg SECOND = arg(1).call("asByteArray");

  static final List<Interception> ROWS =
      List.of(
          // Every stream, reader, scanner and file: URL ends in these three.
          on("java.io.FileInputStream").method("open", STRING).check(FILE_READ, arg(0)),
          on("java.io.FileOutputStream").method("open", STRING, BOOLEAN).check(FILE_WRITE, arg(0)),
          on("java.io.RandomAccessFile")
              .method("open", STRING, INT)
              .check(FILE_OPEN_RANDOM, arg(0), arg(1)),

          // A link may have been swapped between the check and the system call.
          on("java.io.FileInputStream")
              .method("open", STRING)
              .confirm(FILE_READ, arg(0), DESCRIPTOR),
          on("java.io.FileOutputStream")
              .method("open", STRING, BOOLEAN)
              .confirm(FILE_WRITE, arg(0), DESCRIPTOR),
          on("java.io.RandomAccessFile")
              .method("open", STRING, INT)
              .confirm(FILE_OPEN_RANDOM, arg(0), DESCRIPTOR),
          on(NATIVE).method("open", UNIX_PATH, INT, INT).confirm(FILE_OPEN, FIRST, Arg.NONE),
          // java.io.File: natives read the path field.
          on(Types.FILE).method("canRead").check(FILE_READ, SELF),
          on(Types.FILE).method("canWrite").check(FILE_READ, SELF),
          on(Types.FILE).method("canExecute").check(FILE_READ, SELF),
          on(Types.FILE).method("exists").check(FILE_READ, SELF),
          on(Types.FILE).method("isDirectory").check(FILE_READ, SELF),
          on(Types.FILE).method("isFile").check(FILE_READ, SELF),
          on(Types.FILE).method("isHidden").check(FILE_READ, SELF),
          on(Types.FILE).method("lastModified").check(FILE_READ, SELF),
          on(Types.FILE).method("length").check(FILE_READ, SELF),
          on(Types.FILE).method("getTotalSpace").check(FILE_READ, SELF),
          on(Types.FILE).method("getFreeSpace").check(FILE_READ, SELF),
          on(Types.FILE).method("getUsableSpace").check(FILE_READ, SELF),
          on(Types.FILE).method("normalizedList").check(FILE_READ, SELF),
          on(Types.FILE).method("getCanonicalPath").check(FILE_READ, SELF),
          on(Types.FILE).method("createNewFile").check(FILE_WRITE, SELF),
          on(Types.FILE).method("delete").check(FILE_WRITE_LINK, SELF),
          on(Types.FILE).method("deleteOnExit").check(FILE_WRITE_LINK, SELF),
          // Temporary files are made without createNewFile; their name is chosen here.
          on("java.io.File$TempDirectory")
              .method("generateFile", STRING, STRING, FILE)
              .filter(FILE_WRITE, Arg.NONE),
          on(Types.FILE).method("mkdir").check(FILE_WRITE, SELF),
          on(Types.FILE).method("setReadOnly").check(FILE_WRITE, SELF),
          on(Types.FILE).method("setLastModified", LONG).check(FILE_WRITE, SELF),
          on(Types.FILE).method("setReadable", BOOLEAN, BOOLEAN).check(FILE_WRITE, SELF),
          on(Types.FILE).method("setWritable", BOOLEAN, BOOLEAN).check(FILE_WRITE, SELF),
          on(Types.FILE).method("setExecutable", BOOLEAN, BOOLEAN).check(FILE_WRITE, SELF),
          on(Types.FILE).method("renameTo", FILE).check(FILE_WRITE_LINK, SELF),
          on(Types.FILE).method("renameTo", FILE).check(FILE_WRITE_LINK, arg(0).field("path")),

          // All of java.nio.file ends in these wrappers of system calls.
          on(NATIVE).method("open", UNIX_PATH, INT, INT).check(FILE_OPEN, FIRST, arg(1)),
          on(NATIVE).method("opendir", UNIX_PATH).check(FILE_READ, FIRST),
          on(NATIVE).method("stat", UNIX_PATH, ATTRIBUTES).check(FILE_READ, FIRST),
          on(NATIVE).method("stat", UNIX_PATH).check(FILE_READ, FIRST).until(20),
          on(NATIVE).method("stat2", UNIX_PATH, ATTRIBUTES).check(FILE_READ, FIRST).since(21),
          on(NATIVE).method("exists", UNIX_PATH).check(FILE_READ, FIRST).until(20),
          on(NATIVE).method("lstat", UNIX_PATH, ATTRIBUTES).check(FILE_READ_LINK, FIRST),
          on(NATIVE).method("access", UNIX_PATH, INT).check(FILE_READ, FIRST),
          on(NATIVE)
              .method("statvfs", UNIX_PATH, "sun.nio.fs.UnixFileStoreAttributes")
              .check(FILE_READ, FIRST),
          on(NATIVE).method("realpath", UNIX_PATH).check(FILE_READ, FIRST),
          on(NATIVE).method("readlink", UNIX_PATH).check(FILE_READ_LINK, FIRST),
          on(NATIVE).method("mkdir", UNIX_PATH, INT).check(FILE_WRITE, FIRST),
          on(NATIVE).method("rmdir", UNIX_PATH).check(FILE_WRITE_LINK, FIRST),
          on(NATIVE).method("unlink", UNIX_PATH).check(FILE_WRITE_LINK, FIRST),
          on(NATIVE).method("rename", UNIX_PATH, UNIX_PATH).check(FILE_WRITE_LINK, FIRST),
          on(NATIVE).method("rename", UNIX_PATH, UNIX_PATH).check(FILE_WRITE_LINK, SECOND),
          // Through a hard link the old file can be read and written under the new name.
          on(NATIVE).method("link", UNIX_PATH, UNIX_PATH).check(FILE_READ, FIRST),
          on(NATIVE).method("link", UNIX_PATH, UNIX_PATH).check(FILE_WRITE, FIRST),
          on(NATIVE).method("link", UNIX_PATH, UNIX_PATH).check(FILE_WRITE_LINK, SECOND),
          on(NATIVE).method("symlink", BYTES, UNIX_PATH).check(FILE_WRITE_LINK, SECOND),
          on(NATIVE).method("symlink", BYTES, UNIX_PATH).check(FILE_LINK_TARGET, arg(0), SECOND),
          // What a path leads to may be another thing now, whoever changed it.
          on(Types.FILE).method("renameTo", FILE).observe(FILE_WRITE_LINK, Arg.NONE),
          on(NATIVE).method("rename", UNIX_PATH, UNIX_PATH).observe(FILE_WRITE_LINK, Arg.NONE),
          on(NATIVE).method("link", UNIX_PATH, UNIX_PATH).observe(FILE_WRITE_LINK, Arg.NONE),
          on(NATIVE).method("symlink", BYTES, UNIX_PATH).observe(FILE_WRITE_LINK, Arg.NONE),
          on(NATIVE).method("mknod", UNIX_PATH, INT, LONG).check(FILE_WRITE_LINK, FIRST),
          on(NATIVE).method("chmod", UNIX_PATH, INT).check(FILE_WRITE, FIRST),
          on(NATIVE).method("chown", UNIX_PATH, INT, INT).check(FILE_WRITE, FIRST),
          on(NATIVE).method("lchown", UNIX_PATH, INT, INT).check(FILE_WRITE_LINK, FIRST),
          on(NATIVE).method("utimes", UNIX_PATH, LONG, LONG).check(FILE_WRITE, FIRST).until(20),
          on(NATIVE)
              .method("lutimes", UNIX_PATH, LONG, LONG)
              .check(FILE_WRITE_LINK, FIRST)
              .until(20),
          on(NATIVE)
              .method("utimensat", INT, UNIX_PATH, LONG, LONG, INT)
              .check(FILE_WRITE, SECOND)
              .since(22),
          on(NATIVE)
              .method("fchmodat", INT, UNIX_PATH, INT, INT)
              .check(FILE_WRITE, SECOND)
              .since(22),

          // Names relative to an open directory may be absolute, or go up: tools use plain paths.
          on(SECURE).method("newDirectoryStream", PATH, LINK_OPTIONS).check(FILE_RELATIVE, arg(0)),
          on(SECURE)
              .method(
                  "newByteChannel",
                  PATH,
                  "java.util.Set",
                  "java.nio.file.attribute.FileAttribute[]")
              .check(FILE_RELATIVE, arg(0)),
          on(SECURE)
              .method("move", PATH, "java.nio.file.SecureDirectoryStream", PATH)
              .check(FILE_RELATIVE, arg(0)),
          on(SECURE)
              .method("implDelete", PATH, BOOLEAN, INT)
              .check(FILE_RELATIVE, arg(0))
              .until(20),
          on(SECURE).method("implDelete", PATH, INT).check(FILE_RELATIVE, arg(0)).since(21),
          on(SECURE)
              .method("getFileAttributeView", PATH, Types.CLASS, LINK_OPTIONS)
              .check(FILE_RELATIVE, arg(0)),

          // The watcher's own thread makes the system call.
          on("sun.nio.fs.AbstractPoller")
              .method(
                  "register",
                  PATH,
                  "java.nio.file.WatchEvent$Kind[]",
                  "java.nio.file.WatchEvent$Modifier[]")
              .check(FILE_READ_PATH, arg(0)),

          // A cached archive is not opened again.
          on("sun.net.www.protocol.jar.JarFileFactory")
              .method("getOrCreate", URL, BOOLEAN)
              .check(FILE_URL, arg(0)),
          on("sun.net.www.protocol.jar.JarFileFactory")
              .method("get", URL, BOOLEAN)
              .check(FILE_URL, arg(0)),
          on("java.util.zip.ZipFile$Source")
              .method("get", FILE, BOOLEAN, "java.util.zip.ZipCoder")
              .check(FILE_READ, arg(0)),
          // An archive that somebody else mounted; reading it takes reading its path.
          on("jdk.nio.zipfs.ZipFileSystem")
              .method("checkWritable")
              .check(FILE_WRITE_PATH, THIS.field("zfpath")),
          // A descriptor opened for reading changes attributes too.
          on("sun.nio.fs.UnixUserDefinedFileAttributeView")
              .method("write", STRING, "java.nio.ByteBuffer")
              .check(FILE_WRITE_PATH, THIS.field("file")),
          on("sun.nio.fs.UnixUserDefinedFileAttributeView")
              .method("delete", STRING)
              .check(FILE_WRITE_PATH, THIS.field("file")),
          on("sun.nio.fs.LinuxDosFileAttributeView")
              .method("updateDosAttribute", INT, BOOLEAN)
              .check(FILE_WRITE_PATH, THIS.field("file")),
          on(VIEWS + "$Basic")
              .method("setTimes", FILE_TIME, FILE_TIME, FILE_TIME)
              .check(FILE_WRITE_PATH, THIS.field("file")),
          on(VIEWS + "$Posix").method("setMode", INT).check(FILE_WRITE_PATH, THIS.field("file")),
          on(VIEWS + "$Posix")
              .method("setOwners", INT, INT)
              .check(FILE_WRITE_PATH, THIS.field("file")),
          on("sun.nio.fs.LinuxFileSystemProvider")
              .method("getFileStore", UNIX_PATH)
              .check(FILE_READ, FIRST),
          on("sun.nio.fs.LinuxFileSystemProvider")
              .method("getFileStore", UNIX_PATH)
              .check(JVM_INSPECT, Arg.NONE),
          // Native code writes these.
          on("com.sun.management.internal.HotSpotDiagnostic")
              .method("dumpHeap", STRING, BOOLEAN)
              .check(FILE_WRITE, arg(0)),
          on("jdk.jfr.Recording").method("dump", PATH).check(FILE_WRITE_PATH, arg(0)),
          on("jdk.jfr.Recording").method("setDestination", PATH).check(FILE_WRITE_PATH, arg(0)),
          // Images are fetched on a thread that serves everybody.
          on("sun.awt.image.FileImageSource").constructor(STRING).check(FILE_READ, arg(0)),
          on("sun.awt.image.URLImageSource").constructor(URL).check(URL_READ, arg(0)),
          on("com.sun.net.httpserver.SimpleFileServer")
              .method("createFileHandler", PATH)
              .check(FILE_READ_PATH, arg(0))
              .since(18),
          on("com.sun.net.httpserver.SimpleFileServer")
              .method(
                  "createFileServer",
                  "java.net.InetSocketAddress",
                  PATH,
                  "com.sun.net.httpserver.SimpleFileServer$OutputLevel")
              .check(FILE_READ_PATH, arg(1))
              .since(18),
          // These open later, on a thread of the HTTP client.
          on(HTTP + "ResponseBodyHandlers$PathBodyHandler")
              .method("create", PATH, "java.util.List")
              .check(FILE_WRITE_PATH, arg(0)),
          on(HTTP + "ResponseBodyHandlers$FileDownloadBodyHandler")
              .method("create", PATH, "java.util.List")
              .check(FILE_WRITE_PATH, arg(0)),
          on(HTTP + "ResponseSubscribers$PathSubscriber")
              .method("create", PATH, "java.util.List")
              .check(FILE_WRITE_PATH, arg(0)),
          on(HTTP + "RequestPublishers$FilePublisher")
              .method("create", PATH)
              .check(FILE_READ_PATH, arg(0)));

  private FileInterceptions() {}
}
