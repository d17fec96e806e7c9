package dev.harness.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The report as one page that needs nothing else: charts and tables. */
final class Page {
  private static final String STYLE =
      "body { font: 15px/1.5 sans-serif; max-width: 75em; margin: 2em auto; padding: 0 1em }"
          + " table { border-collapse: collapse } td, th { padding: .2em .7em; text-align: left;"
          + " border-bottom: 1px solid #ddd } .met { color: #176 } .missed { color: #a23 }"
          + " img { max-width: 100%; height: auto }";

  private final StringBuilder text = new StringBuilder();

  /** The whole page. */
  static String of(String head, String reading, List<Table> tables) throws IOException {
    Page page = new Page();
    page.text
        .append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
        .append("<title>What the harness costs</title><style>" + STYLE + "</style>")
        .append("<h1>What the harness costs</h1>");
    page.paragraph(head);
    page.paragraph(reading);
    for (Table table : tables) {
      page.add(table);
    }
    return page.text.append("</html>\n").toString();
  }

  private void add(Table table) throws IOException {
    text.append("<h2>").append(escaped(table.section().title())).append("</h2>");
    paragraph(table.section().method());
    Set<String> units = new LinkedHashSet<>();
    table.figures().forEach(name -> units.add(table.unit(name)));
    for (String unit : units) {
      text.append(new Chart(table, unit).image());
    }
    text.append("<table>");
    List<String> head = new ArrayList<>(List.of(""));
    table.rows().keySet().forEach(jdk -> head.addAll(List.of("compared with", "JDK " + jdk)));
    head.addAll(List.of("budget", ""));
    line("th", head);
    table.names().forEach(name -> line("td", table.cells(name)));
    text.append("</table><ul>");
    table.missed().forEach(reason -> text.append("<li>").append(escaped(reason)).append("</li>"));
    text.append("</ul>");
  }

  private void line(String tag, List<String> cells) {
    text.append("<tr>");
    for (String cell : cells) {
      String kind = cell.contains("missed") ? "missed" : cell.contains("met") ? "met" : "";
      text.append("<" + tag + " class=\"" + kind + "\">").append(escaped(cell));
      text.append("</" + tag + ">");
    }
    text.append("</tr>\n");
  }

  private void paragraph(String words) {
    text.append("<p>").append(escaped(words)).append("</p>\n");
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("`", "");
  }
}
