package dev.harness.agent.manifest.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.harness.agent.sql.StatementKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema for editors accepts what the loader accepts, and refuses what it refuses. */
class ManifestSchemaTest {
  private static final String SCHEMA = "/dev/harness/agent/manifest/manifest.schema.json";

  @TempDir Path temp;

  static Stream<String> grants() {
    return Stream.of(
        "file.read: /x/**",
        "file.read: [/x, \"${manifest.dir}/y\"]",
        "file.read: x",
        "file.raed: /x",
        "file.read: 7",
        "file.read: []",
        "file.write: { a: b }",
        "{ file.read: /x, jvm: exit }",
        "{ file.read: /x, id: a, uses: 2, expires: 2027-01-01T00:00:00Z }",
        "{ id: a }",
        "{ file.read: /x, uses: 0 }",
        "{ file.read: /x, expires: soon }",
        "{ file.read: /x, reason: y }",
        "net.connect: \"a.com:443\"",
        "net.connect: [\"*.a.com:1-2\", \"10.0.0.0/8:*\"]",
        "net.connect: a.com",
        "net.connect: 443",
        "net.listen: 8080",
        "net.listen: [\"*\", \"127.0.0.1:0\"]",
        "net.listen: x",
        "net.unix: /run/x.sock",
        "process.exec: { program: /usr/bin/x, confine: off }",
        "process.exec: /usr/bin/x",
        "process.exec: { program: /usr/bin/x }",
        "process.exec: { confine: off }",
        "process.exec: { program: /usr/bin/x, args: [a, 1], env: [LANG], cwd: /x, confine: off }",
        "process.exec: { program: /usr/bin/x, confine: required }",
        "process.exec: { program: /usr/bin/x, confine: some }",
        "process.exec: { program: /usr/bin/x, net: ports, keep: false }",
        "process.exec: { program: /usr/bin/x, net: all }",
        "process.exec: { program: /usr/bin/x, keep: 1 }",
        "process.exec: { program: /usr/bin/x, limits: { cpu: 5, memory: 512m, file: 1g, output: 64k, time: 60 } }",
        "process.exec: { program: /usr/bin/x, limits: { cpu: 0 } }",
        "process.exec: { program: /usr/bin/x, limits: { memory: 5 } }",
        "process.exec: { program: /usr/bin/x, limits: { disk: 5 } }",
        "jdbc: \"jdbc:h2:mem:x\"",
        "jdbc: { url: \"jdbc:h2:mem:x\" }",
        "jdbc: { url: \"jdbc:h2:mem:x\", allow: [select] }",
        "jdbc: { url: \"jdbc:h2:mem:x\", allow: select, no-where: deny, rows: 10 }",
        "jdbc: { url: \"jdbc:h2:mem:x\", tables: [a, b.c, d.*, '\"E f\"'], functions: nextval }",
        "jdbc: { url: \"jdbc:h2:mem:x\", user: app }",
        "jdbc: { url: \"jdbc:h2:mem:x\", password: literal }",
        "jdbc: { url: \"jdbc:h2:mem:x\", tables: ['a b'] }",
        "jdbc: { url: \"jdbc:h2:mem:x\", allow: [read] }",
        "jdbc: { url: \"jdbc:h2:mem:x\", rows: 0 }",
        "jdbc: { url: \"jdbc:h2:mem:x\", no-where: never }",
        "jdbc: h2",
        "jdbc: {}",
        "env.read: [LANG, LC_*]",
        "env.read: \"*\"",
        "env.read: \"A*B\"",
        "property.read: a.*",
        "property.write: \"*\"",
        "property.write: a.*",
        "jvm: exit",
        "jvm: [native, class-loader, reflection]",
        "jvm: thread",
        "jvm: fly",
        "x: y");
  }

  static Stream<StatementKind> kinds() {
    return Stream.of(StatementKind.values());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void knowsEachKindOfStatement(StatementKind kind) throws Exception {
    String grant = "jdbc: { url: \"jdbc:h2:mem:x\", allow: [" + kind.word() + "] }";
    assertThat(schema().validate(Loading.grant(grant), InputFormat.YAML)).isEmpty();
    assertThat(new Loading(temp).problems(Loading.grant(grant))).isEmpty();
  }

  static Stream<String> documents() {
    String tools = "tools: { t: {} }\n";
    return Stream.of(
        "version: 1\n" + tools,
        "version: 2\n" + tools,
        tools,
        "version: 1\n",
        "[]",
        "version: 1\ntools: {}\n",
        "version: 1\ntools: []\n",
        "version: 1\nmode: audit\n" + tools,
        "version: 1\nmode: off\n" + tools,
        "version: 1\naudit: { file: /x/a, allowed: true }\n" + tools,
        "version: 1\naudit: { file: a }\n" + tools,
        "version: 1\naudit: { allowed: 1 }\n" + tools,
        "version: 1\nextra: 1\n" + tools,
        "version: 1\nhost: { process: allowed }\n" + tools,
        "version: 1\nhost: { process: none }\n" + tools,
        "version: 1\nhost: { process: some }\n" + tools,
        "version: 1\non-deny: throw\n" + tools,
        "version: 1\non-deny: absent\n" + tools,
        "version: 1\non-deny: silent\n" + tools,
        "version: 1\ntools: { t: { on-deny: checked } }\n",
        "version: 1\ntools: { t: { on-deny: none } }\n",
        "version: 1\nnever: [{ file.write: /etc/**, reason: x }]\n" + tools,
        "version: 1\nnever: { process.exec: /bin/sh }\n" + tools,
        "version: 1\nnever: [{ reason: x }]\n" + tools,
        "version: 1\nnever: [{ file.write: /x, uses: 1 }]\n" + tools,
        "version: 1\ntools: { t: { code: { package: a.b } } }\n",
        "version: 1\ntools: { t: { code: { pack: a } } }\n",
        "version: 1\ntools: { t: { code: [{ package: [a.b, a.c] }] } }\n",
        "version: 1\ntools: { t: { code: {} } }\n",
        "version: 1\ntools: { \"a b\": {} }\n",
        "version: 1\ntools: { t: { grant: [] } }\n",
        "version: 1\nvariables: { a: b, c: 1 }\n" + tools,
        "version: 1\nvariables: { \"a b\": c }\n" + tools);
  }

  @ParameterizedTest
  @MethodSource("grants")
  void agreesWithTheLoaderOnGrants(String grant) throws Exception {
    requireAgreement(Loading.grant(grant));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void agreesWithTheLoaderOnDocuments(String document) throws Exception {
    requireAgreement(document);
  }

  /** What needs the file system, other parts of the file, or arithmetic. */
  @Test
  void someThingsAreBeyondASchema() throws Exception {
    for (String grant :
        List.of(
            "tool.call: u",
            "file.read: ${nope}/x",
            "file.read: /a/../b",
            "file.read: /proc/**",
            "net.connect: \"10.1.2.3/16:80\"",
            "net.connect: \"a.com:99999\"",
            "net.connect: \"0177.1:80\"")) {
      assertThat(new Loading(temp).problems(Loading.grant(grant))).isNotEmpty();
      assertThat(schema().validate(Loading.grant(grant), InputFormat.YAML)).isEmpty();
    }
  }

  @Test
  void theJarAndTheDocumentationHoldTheSameSchema() throws IOException {
    try (InputStream in = getClass().getResourceAsStream(SCHEMA)) {
      assertThat(in).hasBinaryContent(Files.readAllBytes(Path.of("../docs/manifest.schema.json")));
    }
  }

  private void requireAgreement(String document) throws Exception {
    boolean loads = new Loading(temp).problems(document).isEmpty();
    assertThat(schema().validate(document, InputFormat.YAML).isEmpty())
        .as("the loader says %s", new Loading(temp).problems(document))
        .isEqualTo(loads);
  }

  private Schema schema() throws IOException {
    try (InputStream in = getClass().getResourceAsStream(SCHEMA)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(in);
    }
  }
}
