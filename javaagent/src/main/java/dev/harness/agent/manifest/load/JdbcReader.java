package dev.harness.agent.manifest.load;

import dev.harness.agent.jdbc.DatabaseUrl;
import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.Limits;
import dev.harness.agent.manifest.Secret;
import dev.harness.agent.sql.Facts;
import dev.harness.agent.sql.SqlGrant;
import dev.harness.agent.sql.StatementKind;
import dev.harness.agent.sql.TablePattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code jdbc}. */
final class JdbcReader {
  private static final List<String> STATEMENTS =
      List.of("url", "allow", "tables", "functions", "rows", "no-where");
  private static final SqlGrant SELECT =
      new SqlGrant(EnumSet.of(StatementKind.SELECT), null, Set.of(), Facts.NO_LIMIT, true);

  private final Problems problems;
  private final Scalars scalars;

  JdbcReader(Problems problems, Scalars scalars) {
    this.problems = problems;
    this.scalars = scalars;
  }

  @Nullable Grant read(Node node, String where, Limits limits, GrantReader.Use use) {
    if (!(node instanceof MappingNode)) {
      String url = url(node, where, use);
      return url == null ? null : new Grant.Jdbc(url, SELECT, null, null, limits);
    }
    Section section = new Section(node, where, problems).allow(keys(use));
    Node place = section.get("url");
    if (place == null) {
      problems.at(node, "expected \"url\" in " + where);
      return null;
    }
    String url = url(place, section.place("url"), use);
    SqlGrant statements = statements(section);
    Secret user = secret(section, "user", true);
    Secret password = secret(section, "password", false);
    return url == null ? null : new Grant.Jdbc(url, statements, user, password, limits);
  }

  /** A rule that nobody overrides forbids a whole database; a tool narrows what it holds. */
  private static List<String> keys(GrantReader.Use use) {
    if (use == GrantReader.Use.RULE) {
      return List.of("url");
    }
    List<String> keys = new ArrayList<>(STATEMENTS);
    if (use == GrantReader.Use.GRANT) {
      keys.addAll(List.of("user", "password"));
    }
    return keys;
  }

  private @Nullable String url(Node node, String where, GrantReader.Use use) {
    String url = scalars.text(node, where);
    if (url == null || url.matches("(?i)jdbc:[^:]+:.*")) {
      String refusal = url == null || use == GrantReader.Use.RULE ? null : refusal(url);
      if (refusal != null) {
        problems.at(node, where + " can never allow a connection: " + refusal);
      }
      return url;
    }
    problems.at(
        node,
        "expected a URL such as jdbc:postgresql://host:5432/database for "
            + where
            + ", found \""
            + url
            + "\"");
    return null;
  }

  /** A star may stand for what makes it a good URL, but not in front of parameters. */
  private static @Nullable String refusal(String url) {
    return url.startsWith("*", url.indexOf(':') + 1) ? null : DatabaseUrl.refusal(url);
  }

  private SqlGrant statements(Section section) {
    Node rows = section.get("rows");
    List<String> noWhere = List.of("allow", "deny");
    return new SqlGrant(
        kinds(section),
        section.get("tables") == null ? null : tables(section),
        functions(section),
        rows == null ? Facts.NO_LIMIT : scalars.number(rows, section.place("rows"), 1),
        scalars
            .choice(section.get("no-where"), section.place("no-where"), noWhere)
            .equals("allow"));
  }

  private Set<StatementKind> kinds(Section section) {
    Node allow = section.get("allow");
    if (allow == null) {
      return SELECT.allow();
    }
    Set<StatementKind> kinds = EnumSet.noneOf(StatementKind.class);
    for (Node item : Section.items(allow)) {
      String word = scalars.text(item, section.place("allow"));
      StatementKind kind = word == null ? null : StatementKind.ofWord(word);
      if (kind != null) {
        kinds.add(kind);
      } else if (word != null) {
        problems.at(
            item, "unknown kind of statement \"" + word + "\"" + Nearest.hint(word, words()));
      }
    }
    return kinds;
  }

  private static List<String> words() {
    return Arrays.stream(StatementKind.values()).map(StatementKind::word).toList();
  }

  private List<TablePattern> tables(Section section) {
    List<TablePattern> tables = new ArrayList<>();
    for (Node item : Section.items(section.get("tables"))) {
      String text = scalars.text(item, section.place("tables"));
      try {
        if (text != null) {
          tables.add(TablePattern.of(text));
        }
      } catch (IllegalArgumentException e) {
        problems.at(item, e.getMessage() + " in " + section.place("tables"));
      }
    }
    return tables;
  }

  private Set<String> functions(Section section) {
    Set<String> functions = new HashSet<>();
    for (String name : scalars.texts(section.get("functions"), section.place("functions"))) {
      functions.add(name.toLowerCase(Locale.ROOT));
    }
    return functions;
  }

  private @Nullable Secret secret(Section section, String key, boolean literal) {
    Node node = section.get(key);
    return node == null ? null : scalars.secret(node, section.place(key), literal);
  }
}
