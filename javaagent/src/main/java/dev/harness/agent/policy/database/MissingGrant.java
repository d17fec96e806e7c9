package dev.harness.agent.policy.database;

import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.sql.Facts;
import dev.harness.agent.sql.StatementKind;
import dev.harness.agent.sql.TableName;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The grant that covers one statement and little else, ready to paste. */
final class MissingGrant {
  private MissingGrant() {}

  static String of(String url, Facts facts) {
    Set<String> kinds = new TreeSet<>();
    for (StatementKind kind : facts.kinds()) {
      kinds.add(kind.word());
    }
    Set<String> tables = new TreeSet<>();
    for (TableName table : facts.reads()) {
      tables.add(table.toString());
    }
    for (TableName table : facts.writes()) {
      tables.add(table.toString());
    }
    StringBuilder text = new StringBuilder("jdbc: { url: ").append(Attempt.quoted(url));
    list(text, "allow", kinds);
    list(text, "tables", tables);
    list(text, "functions", new TreeSet<>(facts.functions()));
    return text.append(" }").toString();
  }

  private static void list(StringBuilder text, String key, Collection<String> values) {
    String separator = ", " + key + ": [";
    for (String value : values) {
      text.append(separator).append(Attempt.yaml(value));
      separator = ", ";
    }
    if (!values.isEmpty()) {
      text.append(']');
    }
  }
}
