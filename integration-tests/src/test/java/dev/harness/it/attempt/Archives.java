package dev.harness.it.attempt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives that lie in the world. */
final class Archives {
  private Archives() {}

  /** A jar with one entry. */
  static void jar(Path file, String entry, String content) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new JarEntry(entry));
      jar.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A tar file that makes a link where it is unpacked. */
  static void link(Path file, String name, String target) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      link.setLinkName(target);
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
  }

  /** A tar file that makes a FIFO where it is unpacked. */
  static void fifo(Path file, String name) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      tar.putArchiveEntry(new TarArchiveEntry(name, TarConstants.LF_FIFO));
      tar.closeArchiveEntry();
    }
  }

  /** A zip file that makes a link where it is unpacked. */
  static void zippedLink(Path file, String name, String target) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      ZipArchiveEntry link = new ZipArchiveEntry(name);
      link.setUnixMode(UnixStat.LINK_FLAG | UnixStat.DEFAULT_LINK_PERM);
      zip.putArchiveEntry(link);
      zip.write(target.getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
    }
  }

  /** A tar file with a file and a link to {@code target}, whose names are no text in UTF-8. */
  static void noText(Path file, String content, String target) throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(Files.newOutputStream(file), "ISO-8859-1")) {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      TarArchiveEntry plain = new TarArchiveEntry("f\u00ff");
      plain.setSize(bytes.length);
      tar.putArchiveEntry(plain);
      tar.write(bytes);
      tar.closeArchiveEntry();
      TarArchiveEntry link = new TarArchiveEntry("l\u00ff", TarConstants.LF_SYMLINK);
      link.setLinkName(target);
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
  }
}
