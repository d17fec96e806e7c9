package dev.harness.benchmarks;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler;

/** Bars of a table's rows of one unit, a series for each JDK, with their spread. */
final class Chart {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 640;
  private static final int TURN = 90;
  private static final Color[] COLOURS = {new Color(0x4477AA), new Color(0xCC6677), Color.GRAY};

  private final Table table;
  private final String unit;

  Chart(Table table, String unit) {
    this.table = table;
    this.unit = unit;
  }

  /** The chart as a picture that stands in the page itself; empty for a single row. */
  String image() throws IOException {
    List<String> names = names();
    if (names.size() < 2) {
      return "";
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(table.section().title())
            .yAxisTitle(unit.equals("x") ? "ratio" : unit)
            .build();
    style(chart.getStyler());
    for (int jdk : table.rows().keySet()) {
      series(chart, jdk, names);
    }
    byte[] picture = BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
    String text = Base64.getEncoder().encodeToString(picture);
    return "<img alt=\"\" src=\"data:image/png;base64," + text + "\">";
  }

  private void style(CategoryStyler style) {
    style.setXAxisLabelRotation(TURN);
    style.setLegendPosition(Styler.LegendPosition.OutsideE);
    style.setSeriesColors(COLOURS);
    style.setChartBackgroundColor(Color.WHITE);
  }

  /** One bar for each name; none where there is no figure. */
  private void series(CategoryChart chart, int jdk, List<String> names) {
    List<Double> values = new ArrayList<>();
    List<Double> spreads = new ArrayList<>();
    for (String name : names) {
      Optional<Row> row = table.figure(jdk, name);
      values.add(row.map(Row::value).orElse(Double.NaN));
      spreads.add(row.map(Chart::spread).orElse(0.0));
    }
    chart.addSeries("JDK " + jdk, names, values, spreads);
  }

  /** Half of it. */
  private static double spread(Row row) {
    return (row.high() - row.low()) / 2;
  }

  /** Rows of that unit, in the order of the table. */
  private List<String> names() {
    return table.figures().stream().filter(name -> table.unit(name).equals(unit)).toList();
  }
}
