package dev.harness.benchmarks;

import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The report for programs: one array of all rows, in JSON. */
final class Raw {
  private final java.io.StringWriter text = new java.io.StringWriter();
  private final JsonGenerator json =
      new JsonFactory().createGenerator(ObjectWriteContext.empty(), text);

  /** All rows of all tables. */
  static String of(Iterable<Table> tables) {
    Raw raw = new Raw();
    raw.json.writeStartArray();
    for (Table table : tables) {
      table.rows().forEach((jdk, rows) -> rows.forEach(row -> raw.add(table, jdk, row)));
    }
    raw.json.writeEndArray();
    raw.json.close();
    return raw.text.toString();
  }

  private void add(Table table, int jdk, Row row) {
    json.writeStartObject();
    json.writeStringProperty("section", table.section().title());
    json.writeNumberProperty("jdk", jdk);
    json.writeStringProperty("name", row.name());
    json.writeStringProperty("base", row.base());
    json.writeNumberProperty("value", row.value());
    json.writeNumberProperty("low", row.low());
    json.writeNumberProperty("high", row.high());
    json.writeStringProperty("unit", row.unit());
    Optional<Goal> goal = table.goal(row.name());
    goal.ifPresent(
        budget -> {
          json.writeNumberProperty(budget.atMost() ? "most" : "least", budget.limit());
          json.writeStringProperty("verdict", budget.verdict(row));
        });
    json.writeEndObject();
  }
}
