package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.THIS;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.on;
import static dev.harness.interceptors.OwnAnswer.FILE_NOT_FOUND;
import static dev.harness.interceptors.OwnAnswer.FILE_SYSTEM;
import static dev.harness.interceptors.OwnAnswer.IO;
import static dev.harness.interceptors.OwnAnswer.READ_ONLY;
import static dev.harness.interceptors.Question.FILE_READ;
import static dev.harness.interceptors.Question.FILE_READ_PATH;
import static dev.harness.interceptors.Question.FILE_RELATIVE;
import static dev.harness.interceptors.Question.FILE_URL;
import static dev.harness.interceptors.Question.FILE_WRITE;
import static dev.harness.interceptors.Question.FILE_WRITE_PATH;
import static dev.harness.interceptors.Question.JVM_INSPECT;
import static dev.harness.interceptors.Question.URL_READ;
import static dev.harness.interceptors.Types.BOOLEAN;
import static dev.harness.interceptors.Types.FILE;
import static dev.harness.interceptors.Types.INT;
import static dev.harness.interceptors.Types.PATH;
import static dev.harness.interceptors.Types.STRING;
import static dev.harness.interceptors.Types.UNIX_PATH;
import static dev.harness.interceptors.Types.URL;

import java.util.List;

/**
 * Doors that take a path and come to the file later or by another way: open folders, watchers,
 * archives, attribute views, images, bodies of requests.
 */
final class PathInterceptions {
  private static final String SECURE = "sun.nio.fs.UnixSecureDirectoryStream";
  private static final String VIEWS = "sun.nio.fs.UnixFileAttributeViews";
  private static final String FILE_TIME = "java.nio.file.attribute.FileTime";
  private static final String LINK_OPTIONS = "java.nio.file.LinkOption[]";
  private static final String HTTP = "jdk.internal.net.http.";
  private static final String TOOLKIT = "java.awt.Toolkit";
  private static final Arg FIRST = arg(0).call("asByteArray");
  private static final Arg VIEWED = THIS.field("file").call("asByteArray");

  static final List<Interception> ROWS =
      List.of(
          // Names relative to an open directory may be absolute, or go up: tools use plain paths.
          on(SECURE)
              .method("newDirectoryStream", PATH, LINK_OPTIONS)
              .check(FILE_RELATIVE, arg(0))
              .answers(FILE_SYSTEM),
          on(SECURE)
              .method(
                  "newByteChannel",
                  PATH,
                  "java.util.Set",
                  "java.nio.file.attribute.FileAttribute[]")
              .check(FILE_RELATIVE, arg(0))
              .answers(FILE_SYSTEM),
          on(SECURE)
              .method("move", PATH, "java.nio.file.SecureDirectoryStream", PATH)
              .check(FILE_RELATIVE, arg(0))
              .answers(FILE_SYSTEM),
          on(SECURE)
              .method("implDelete", PATH, BOOLEAN, INT)
              .check(FILE_RELATIVE, arg(0))
              .answers(FILE_SYSTEM)
              .until(20),
          on(SECURE)
              .method("implDelete", PATH, INT)
              .check(FILE_RELATIVE, arg(0))
              .answers(FILE_SYSTEM)
              .since(21),
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
              .check(FILE_READ_PATH, arg(0))
              .answers(FILE_SYSTEM),

          // A cached archive is not opened again.
          on("sun.net.www.protocol.jar.JarFileFactory")
              .method("getOrCreate", URL, BOOLEAN)
              .check(FILE_URL, arg(0))
              .answers(IO),
          on("sun.net.www.protocol.jar.JarFileFactory")
              .method("get", URL, BOOLEAN)
              .check(FILE_URL, arg(0))
              .answers(IO),
          on("java.util.zip.ZipFile$Source")
              .method("get", FILE, BOOLEAN, "java.util.zip.ZipCoder")
              .check(FILE_READ, arg(0))
              .answers(FILE_SYSTEM),
          // An archive that somebody else mounted; reading it takes reading its path.
          on("jdk.nio.zipfs.ZipFileSystem")
              .method("checkWritable")
              .check(FILE_WRITE_PATH, THIS.field("zfpath"))
              .answers(READ_ONLY),
          // A descriptor opened for reading changes attributes too.
          on("sun.nio.fs.UnixUserDefinedFileAttributeView")
              .method("write", STRING, "java.nio.ByteBuffer")
              .check(FILE_WRITE_PATH, THIS.field("file"))
              .answers(FILE_SYSTEM),
          on("sun.nio.fs.UnixUserDefinedFileAttributeView")
              .method("delete", STRING)
              .check(FILE_WRITE_PATH, THIS.field("file"))
              .answers(FILE_SYSTEM),
          on("sun.nio.fs.LinuxDosFileAttributeView")
              .method("updateDosAttribute", INT, BOOLEAN)
              .check(FILE_WRITE_PATH, THIS.field("file"))
              .answers(FILE_SYSTEM),
          on(VIEWS + "$Basic")
              .method("setTimes", FILE_TIME, FILE_TIME, FILE_TIME)
              .check(FILE_WRITE, VIEWED)
              .answers(FILE_SYSTEM),
          on(VIEWS + "$Posix")
              .method("setMode", INT)
              .check(FILE_WRITE, VIEWED)
              .answers(FILE_SYSTEM),
          on(VIEWS + "$Posix")
              .method("setOwners", INT, INT)
              .check(FILE_WRITE, VIEWED)
              .answers(FILE_SYSTEM),
          on("sun.nio.fs.LinuxFileSystemProvider")
              .method("getFileStore", UNIX_PATH)
              .check(FILE_READ, FIRST)
              .answers(FILE_SYSTEM),
          on("sun.nio.fs.LinuxFileSystemProvider")
              .method("getFileStore", UNIX_PATH)
              .check(JVM_INSPECT, Arg.NONE)
              .answers(FILE_SYSTEM),
          // Native code writes these.
          on("com.sun.management.internal.HotSpotDiagnostic")
              .method("dumpHeap", STRING, BOOLEAN)
              .check(FILE_WRITE, arg(0))
              .answers(FILE_SYSTEM),
          on("jdk.jfr.Recording")
              .method("dump", PATH)
              .check(FILE_WRITE_PATH, arg(0))
              .answers(FILE_SYSTEM),
          on("jdk.jfr.Recording")
              .method("setDestination", PATH)
              .check(FILE_WRITE_PATH, arg(0))
              .answers(FILE_SYSTEM),
          // Images are fetched on a thread that serves everybody.
          on("sun.awt.image.FileImageSource").constructor(STRING).check(FILE_READ, arg(0)),
          on("sun.awt.image.URLImageSource").constructor(URL).check(URL_READ, arg(0)),
          // A picture that somebody fetched before is kept for everybody.
          on("sun.awt.SunToolkit")
              .method("getImageFromHash", TOOLKIT, STRING)
              .check(FILE_READ, arg(1)),
          on("sun.awt.SunToolkit").method("getImageFromHash", TOOLKIT, URL).check(URL_READ, arg(1)),
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
              .check(FILE_READ_PATH, arg(0))
              .answers(FILE_NOT_FOUND));

  private PathInterceptions() {}
}
