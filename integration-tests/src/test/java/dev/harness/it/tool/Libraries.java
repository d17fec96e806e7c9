package dev.harness.it.tool;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.FileAppender;
import groovy.lang.GroovyShell;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.LineIterator;
import org.apache.commons.io.filefilter.TrueFileFilter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;

/** Work that tools do with libraries of others; each step answers the same wherever it runs. */
public final class Libraries {
  private final Path folder;

  public Libraries(Path folder) {
    this.folder = folder;
  }

  /** The steps by name. */
  public Map<String, Callable<?>> steps() {
    Map<String, Callable<?>> steps = new LinkedHashMap<>();
    steps.put("commons-io files", this::files);
    steps.put("commons-io folders", this::folders);
    steps.put("commons-io lines", this::lines);
    steps.put("commons-compress zip", this::zip);
    steps.put("commons-compress tar.gz", this::tar);
    steps.put("groovy", this::groovy);
    steps.put("logback", this::logback);
    steps.put("pdfbox", this::pdf);
    steps.put("h2 file", this::database);
    steps.putAll(new java.util.TreeMap<>(new MoreLibraries(folder).steps()));
    return steps;
  }

  private File file(String name) {
    return folder.resolve(name).toFile();
  }

  private Object files() throws Exception {
    FileUtils.writeStringToFile(file("a/b/c.txt"), "text", StandardCharsets.UTF_8);
    FileUtils.copyFile(file("a/b/c.txt"), file("copy.txt"));
    FileUtils.moveFile(file("copy.txt"), file("moved.txt"));
    FileUtils.touch(file("touched"));
    boolean same = FileUtils.contentEquals(file("a/b/c.txt"), file("moved.txt"));
    FileUtils.forceDelete(file("moved.txt"));
    return same
        + " "
        + FilenameUtils.getExtension("x.y")
        + FileUtils.checksumCRC32(file("a/b/c.txt"));
  }

  private Object folders() throws Exception {
    FileUtils.copyDirectory(file("a"), file("copied"));
    List<File> all =
        List.copyOf(FileUtils.listFiles(file("copied"), TrueFileFilter.TRUE, TrueFileFilter.TRUE));
    long size = FileUtils.sizeOfDirectory(file("copied"));
    FileUtils.moveDirectory(file("copied"), file("renamed"));
    FileUtils.deleteDirectory(file("renamed"));
    return all.size() + " " + size + " " + file("renamed").exists();
  }

  private Object lines() throws Exception {
    FileUtils.writeLines(file("lines"), List.of("1", "2", "3"));
    int count = 0;
    try (LineIterator lines = FileUtils.lineIterator(file("lines"))) {
      while (lines.hasNext()) {
        count += Integer.parseInt(lines.next());
      }
    }
    return count;
  }

  private Object zip() throws Exception {
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(file("x.zip"))) {
      out.putArchiveEntry(new ZipArchiveEntry("entry"));
      out.write("content".getBytes(StandardCharsets.UTF_8));
      out.closeArchiveEntry();
    }
    try (ZipFile in = ZipFile.builder().setFile(file("x.zip")).get()) {
      return IOUtils.toString(in.getInputStream(in.getEntry("entry")), StandardCharsets.UTF_8);
    }
  }

  private Object tar() throws Exception {
    try (OutputStream file = Files.newOutputStream(folder.resolve("x.tgz"));
        TarArchiveOutputStream out =
            new TarArchiveOutputStream(new GzipCompressorOutputStream(file))) {
      out.putArchiveEntry(new TarArchiveEntry(file("a/b/c.txt"), "c.txt"));
      FileUtils.copyFile(file("a/b/c.txt"), out);
      out.closeArchiveEntry();
    }
    try (InputStream file = Files.newInputStream(folder.resolve("x.tgz"));
        TarArchiveInputStream in = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
      return in.getNextEntry().getName() + IOUtils.toString(in, StandardCharsets.UTF_8);
    }
  }

  private Object groovy() {
    GroovyShell shell = new GroovyShell();
    shell.setVariable("folder", folder.toString());
    return shell.evaluate(
        "def f = new File(folder, 'g.txt'); f.text = 'from groovy'; [1, 2].collect { it * 2 } + f.text");
  }

  private Object logback() throws Exception {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.start();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%level %msg%n");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(folder.resolve("log.txt").toString());
    appender.setEncoder(encoder);
    appender.start();
    Logger logger = context.getLogger("it");
    logger.setLevel(ch.qos.logback.classic.Level.INFO);
    logger.addAppender(appender);
    logger.info("logged {}", 1);
    context.stop();
    return Files.readString(folder.resolve("log.txt")).trim();
  }

  private Object pdf() throws Exception {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 500);
        content.showText("Invoice 1");
        content.endText();
      }
      document.save(file("x.pdf"));
    }
    try (PDDocument document = Loader.loadPDF(file("x.pdf"))) {
      return new PDFTextStripper().getText(document).trim();
    }
  }

  private Object database() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("db");
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.createStatement().execute("create table t(id int primary key, name varchar)");
      connection.createStatement().execute("insert into t values (1, 'one'), (2, 'two')");
    }
    try (Connection connection = DriverManager.getConnection(url);
        ResultSet found =
            connection.createStatement().executeQuery("select max(id), count(*) from t")) {
      found.next();
      return found.getInt(1) + " " + found.getInt(2);
    }
  }
}
