package dev.harness.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Writes tables as files. */
final class Writer {
  private static final Path DOCUMENT = Path.of("../docs/performance.md");
  private static final String READING =
      "Figures are medians, in brackets their spread: for ratios and differences 95 % of what"
          + " resampling of the measured batches gives (bootstrap), over all JVMs of a row. A"
          + " budget is \"within the spread\" where the spread reaches over it; the others are"
          + " significant. Compare figures within a row only. \"Compared with\" is what ratio and"
          + " difference refer to.";

  private final String head;
  private final List<Table> tables;

  Writer(String run, List<Table> tables) {
    this.head = "Measured on " + LocalDate.now(ZoneOffset.UTC) + ": " + run + ".";
    this.tables = tables;
  }

  /** Writes all forms into a folder, and Markdown into the project's documents if wanted. */
  void write(Path folder, boolean document) throws IOException {
    String text = markdown();
    Files.writeString(folder.resolve("report.md"), text);
    Files.writeString(folder.resolve("report.json"), Raw.of(tables));
    if (document) {
      Files.writeString(DOCUMENT, text);
    }
    Files.writeString(folder.resolve("report.html"), Page.of(head, READING, tables));
    System.out.println(text);
    System.out.println("Written to " + folder.toAbsolutePath());
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("# What the harness costs\n\n");
    text.append("`./mvnw -q -Dquick -Dbenchmark -Dreport.write=true package` writes this file. ");
    text.append(head).append("\n\n").append(READING).append('\n');
    tables.forEach(table -> text.append(table.markdown()));
    return text.toString();
  }
}
