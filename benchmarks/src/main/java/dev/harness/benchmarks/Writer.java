package dev.harness.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Writes tables as files. */
final class Writer {
  private static final String READ =
      "Figures are medians, in brackets the spread: for ratios 95 % of what resampling of the"
          + " measured batches gives (bootstrap), over all forked JVMs of a row. A budget is"
          + " \"within the spread\" where the spread holds figures on both sides of it; only the"
          + " others are significant. Compare figures within a row only.";

  private static final Path DOCUMENT = Path.of("../docs/performance.md");

  private final String head;
  private final List<Table> tables;

  Writer(String head, List<Table> tables) {
    this.head = head;
    this.tables = tables;
  }

  /** Writes all forms into a folder, and Markdown into the project's documents if wanted. */
  void write(Path folder, boolean document) throws IOException {
    String text = markdown();
    Files.writeString(folder.resolve("report.md"), text);
    if (document) {
      Files.writeString(DOCUMENT, text);
    }
    System.out.println(text);
    System.out.println("Written to " + folder.toAbsolutePath());
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("# What the harness costs\n\n");
    text.append("Measured on ").append(LocalDate.now(ZoneOffset.UTC)).append(": ").append(head);
    text.append(".\n\n").append(READ).append('\n');
    tables.forEach(table -> text.append(table.markdown()));
    return text.toString();
  }
}
