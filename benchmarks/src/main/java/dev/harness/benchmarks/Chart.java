package dev.harness.benchmarks;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.style.Styler;

/** Bars of a table's rows of one unit, a series for each JDK, with their spread. */
final class Chart {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 420;
  private static final double TURN = 30;
  private static final Color[] COLOURS = {new Color(0x4477AA), new Color(0xCC6677), Color.GRAY};

  private final Table table;
  private final String unit;

  Chart(Table table, String unit) {
    this.table = table;
    this.unit = unit;
  }

  /** The chart as text of a vector graphic. */
  String svg() throws IOException {
    List<String> names = names();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(table.section().title())
            .yAxisTitle(unit.equals("x") ? "ratio" : unit)
            .build();
    chart.getStyler().setXAxisLabelRotation((int) TURN);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
    chart.getStyler().setSeriesColors(COLOURS);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    for (int jdk : table.rows().keySet()) {
      series(chart, jdk, names);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(
        chart, out, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    String text = out.toString(StandardCharsets.UTF_8);
    return text.substring(text.indexOf("<svg"));
  }

  private void series(CategoryChart chart, int jdk, List<String> names) {
    List<Double> values = new ArrayList<>();
    List<Double> spreads = new ArrayList<>();
    for (String name : names) {
      Optional<Row> row = table.row(jdk, name);
      values.add(row.map(Row::value).orElse(0.0));
      spreads.add(row.map(known -> (known.high() - known.low()) / 2).orElse(0.0));
    }
    chart.addSeries("JDK " + jdk, names, values, spreads);
  }

  /** Rows of that unit, in the order of the table. */
  private List<String> names() {
    return table.figures().stream().filter(name -> table.unit(name).equals(unit)).toList();
  }
}
