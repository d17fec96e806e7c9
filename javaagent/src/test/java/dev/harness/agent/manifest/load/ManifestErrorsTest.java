package dev.harness.agent.manifest.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad manifest is refused with file, line, column, what was expected and the likely fix. */
class ManifestErrorsTest {
  @TempDir Path temp;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          file.raed: /x                | 5:9: unknown key "file.raed" in tools.t.grants (did you mean "file.read"?)
          { id: a }                    | 5:9: expected one kind of capability in tools.t.grants, found 0
          { file.read: /x, jvm: exit } | 5:9: expected one kind of capability in tools.t.grants, found 2
          file.read: 7                 | 5:20: expected a text for tools.t.grants.file.read, found "7" (put it in quotes)
          file.read: {}                | 5:20: expected a text for tools.t.grants.file.read, found a map
          file.read: []                | 5:20: an empty list grants nothing; remove tools.t.grants.file.read
          file.read: x/y               | 5:20: "x/y" is not an absolute path; write "${manifest.dir}/x/y"
          file.read: "~/x"             | 5:20: "~/x" is not an absolute path; write "${env:HOME}/x"
          file.read: /a/../b           | 5:20: a path pattern has no empty, "." or ".." names; write "/b"
          file.read: /a//b             | 5:20: a path pattern has no empty, "." or ".." names; write "/a/b"
          file.read: /a/               | 5:20: "/a/" ends in "/"; write "/a/**" for all below it
          file.read: /a/b**            | 5:20: "**" stands for whole names only; write "/**/" or a single "*" in "b**"
          file.read: /proc/**          | 5:20: "/proc/**" can never match: wildcards do not cover /proc; name what is needed there
          file.read: /dev              | 5:20: "/dev" can never match: wildcards do not cover /dev; name what is needed there
          net.connect: example.com     | 5:22: expected host:port, found "example.com"; write "example.com:443"
          net.connect: "https://a.com" | 5:22: expected host:port, found "https://a.com"; write "a.com:443"
          net.connect: "http://a.com/b" | 5:22: expected host:port, found "http://a.com/b"; write "a.com:80"
          net.connect: "https://a.com:8443/b?c" | 5:22: expected host:port, found "https://a.com:8443/b?c"; write "a.com:8443"
          net.connect: "a.com:0"       | 5:22: expected a port from 1 to 65535, a range such as 8000-8999, or *, found "0" in "a.com:0"
          net.connect: "a.com:9-8"     | 5:22: expected a port from 1 to 65535, a range such as 8000-8999, or *, found "9-8" in "a.com:9-8"
          net.connect: "0177.1:80"     | 5:22: "0177.1" is no IP address: write four numbers from 0 to 255, or IPv6 in brackets
          net.connect: "10.1.2.3/16:80" | 5:22: "10.1.2.3/16" has bits beyond its length; write "10.1.0.0/16"
          net.connect: "::1:80"        | 5:22: expected host:port, found "::1:80"; write "[::1:80]:443"
          net.connect: "a b:80"        | 5:22: "a b" is no host: expected a name, *.suffix, an address, a block or *
          env.read: "A*B"              | 5:19: expected a name, "*" at its end only, found "A*B"
          property.write: "*"          | 5:25: property.write needs names: "*" would cover the JVM's own switches
          jvm: exti                    | 5:14: unknown power "exti" in tools.t.grants.jvm (did you mean "exit"?)
          jvm: treads                  | 5:14: unknown power "treads" in tools.t.grants.jvm (did you mean "thread"?)
          tool.call: u                 | 5:9: tools.t may call "u", but there is no such tool (did you mean "t"?)
          jdbc: postgres://x           | 5:15: expected a URL such as jdbc:postgresql://host:5432/database for tools.t.grants.jdbc, found "postgres://x"
          jdbc: { url: "jdbc:h2:mem:x", allow: [selct] } | 5:47: unknown kind of statement "selct" (did you mean "select"?)
          jdbc: { url: "jdbc:h2:mem:x", tables: ["a b"] } | 5:48: expected a table, schema.table or schema.*, found "a b" in tools.t.grants.jdbc.tables
          jdbc: { url: "jdbc:h2:mem:x", rows: 0 } | 5:45: expected a whole number from 1 on for tools.t.grants.jdbc.rows, found "0"
          jdbc: { url: "jdbc:h2:mem:x", password: secret } | 5:49: expected a source such as ${env:DB_PASSWORD} or ${file:/run/secrets/db} for tools.t.grants.jdbc.password: a manifest keeps no secrets
          jdbc: { url: "jdbc:h2:mem:x", password: "${env:NOT_SET}" } | 5:49: environment variable NOT_SET is not set
          jdbc: { url: "jdbc:h2:mem:x", user: "${file:/no/such/file}" } | 5:45: no file to read at /no/such/file for tools.t.grants.jdbc.user
          process.exec: { program: env } | 5:34: "env" is not an absolute path; write "/usr/bin/env"
          process.exec: env -i ls      | 5:23: "env -i ls" is not an absolute path; write { program: /usr/bin/env, args: [-i, ls] }
          process.exec: no-such-program | 5:23: "no-such-program" is not an absolute path; write "${manifest.dir}/no-such-program"
          process.exec: { program: /usr/bin/x, confine: some } | 5:55: expected required or best-effort or off for tools.t.grants.process.exec.confine, found "some" (valid: required, best-effort, off)
          process.exec: { program: /usr/bin/x, net: all } | 5:51: expected none or ports for tools.t.grants.process.exec.net, found "all" (valid: none, ports)
          process.exec: { program: /usr/bin/x, limits: { memory: 12 } } | 5:64: expected a size such as 64k, 512m or 2g for tools.t.grants.process.exec.limits.memory, found "12"
          process.exec: { program: /usr/bin/x, limits: { cpu: 0 } } | 5:61: expected a whole number from 1 on for tools.t.grants.process.exec.limits.cpu, found "0"
          process.exec: { program: /usr/bin/x, env: ["G*"] } | 5:51: "G*" would let the tool choose code that the program loads
          process.exec: { program: /usr/bin/*, confine: off } | 5:34: a program is named in full, without wildcards
          process.exec: { program: /usr/bin/x, args: ["...", a], confine: off } | 5:53: "..." stands for any further arguments, so it comes last
          process.exec: { program: /usr/bin/x, args: ["<file.read>...", a] } | 5:53: "..." stands for any further arguments, so it comes last
          process.exec: { program: /usr/bin/x, args: ["<file.reed>"] } | 5:53: expected <file.read> or <file.write> at the end of the argument, found "<file.reed>"
          process.exec: { program: /usr/bin/x, args: ["<file.read>:rw"] } | 5:53: expected <file.read> or <file.write> at the end of the argument, found "<file.read>:rw"
          process.exec: { program: /usr/bin/x, args: ["-*<file.read>"] } | 5:53: a file follows plain text, without wildcards
          process.exec: { program: /usr/bin/x, env: [LD_PRELOAD], confine: off } | 5:51: "LD_PRELOAD" would let the tool choose code that the program loads
          { file.read: /x, uses: 0 }   | 5:32: expected a whole number from 1 on for tools.t.grants.uses, found "0"
          { file.read: /x, expires: tomorrow } | 5:35: expected a time such as 2027-03-31T00:00:00Z for tools.t.grants.expires, found "tomorrow"
          file.read: ${nope}/x         | 5:20: unknown variable "nope" (valid: manifest.dir)
          file.read: ${env:NOPE}/x     | 5:20: environment variable NOPE is not set; set it, or write ${env:NOPE:-default}
          file.read: ${env:WILD}       | 5:20: environment variable WILD holds a wildcard, a comma or a control character; an environment must not widen a pattern
          file.read: ${x               | 5:20: "${" without "}"; write "$${" for the characters themselves
          file.read: &a /x             | 5:20: anchors are not allowed; write the value out
          file.read: !!str /x          | 5:20: tags are not allowed; remove the "!"
          """)
  void aBadGrantIsRefused(String grant, String problem) throws Exception {
    assertThat(new Loading(temp).problems(Loading.grant(grant)))
        .containsExactly("m.yaml:" + problem);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          java.util           | package java.util belongs to the JDK or contains a package of it
          com                 | package com belongs to the JDK or contains a package of it
          dev.harness.agent.x | package dev.harness.agent.x belongs to the harness or contains a package of it
          dev                 | package dev belongs to the harness or contains a package of it
          com.acme.*          | "com.acme.*" is no package name; all below a package belongs to it, so write "com.acme"
          """)
  void aPackageOfOthersIsRefused(String name, String problem) throws Exception {
    String text = "version: 1\ntools:\n  t:\n    code: { package: \"" + name + "\" }\n";
    assertThat(new Loading(temp).problems(text)).containsExactly("m.yaml:4:22: " + problem);
  }

  @Test
  void codeIsAMap() throws Exception {
    assertThat(new Loading(temp).problems("version: 1\ntools:\n  t:\n    code: com.acme\n"))
        .containsExactly(
            "m.yaml:4:11: expected a map for tools.t.code, found \"com.acme\"; write { package: com.acme }");
  }

  @Test
  void toolsDoNotShareCode() throws Exception {
    String text =
        "version: 1\ntools:\n  a:\n    code: { package: com.acme }\n  b:\n    code: { package: com.acme.x }\n";
    assertThat(new Loading(temp).problems(text))
        .containsExactly(
            "m.yaml:6:22: package com.acme.x of tools.b overlaps with tools.a (package com.acme)");
  }

  @Test
  void aJarPatternMustMatch() throws Exception {
    Loading loading = new Loading(temp);
    String text = "version: 1\ntools:\n  a:\n    code: { jar: \"${manifest.dir}/*.jar\" }\n";
    assertThat(loading.problems(text))
        .containsExactly(
            "m.yaml:4:18: no jar matches *.jar; check the path, or build the jar first");
    Files.createFile(loading.folder().resolve("x.jar"));
    assertThat(loading.problems(text)).isEmpty();
  }

  @Test
  void aPatternBehindALinkCanNeverMatch() throws Exception {
    Loading loading = new Loading(temp);
    Path real = Files.createDirectory(loading.folder().resolve("real"));
    Path link = Files.createSymbolicLink(loading.folder().resolve("link"), real);
    assertThat(loading.problems(Loading.grant("file.read: " + link + "/**")))
        .containsExactly(
            "m.yaml:5:20: \"link/**\" can never match: link is a link; write its real path, \"real/**\"");
  }

  @Test
  void theWholeFileIsRefusedForItsForm() throws Exception {
    Loading loading = new Loading(temp);
    assertThat(loading.problems(""))
        .containsExactly("m.yaml: the file is empty; a manifest begins with \"version: 1\"");
    assertThat(loading.problems("[]"))
        .contains("m.yaml:1:1: expected a map for the manifest, found a list");
    assertThat(loading.problems("a: ["))
        .first()
        .asString()
        .startsWith("m.yaml:1:5: not valid YAML: ");
    assertThat(loading.problems("version: 2\ntools: { t: {} }"))
        .containsExactly("m.yaml:1:10: this harness reads version 1 only, found \"2\"");
    assertThat(loading.problems("version: 1\nversion: 1\ntools: { t: {} }"))
        .containsExactly("m.yaml:2:1: duplicate key \"version\"");
    assertThat(loading.problems("version: 1\n---\nversion: 1\n"))
        .containsExactly("m.yaml:2:1: a second document; a manifest is one YAML document");
    assertThat(loading.problems("tools: { t: {} }"))
        .containsExactly("m.yaml:1:1: expected \"version: 1\" at the start");
    assertThat(loading.problems("version: 1"))
        .containsExactly("m.yaml:1:1: expected at least one tool under \"tools\"");
  }

  @Test
  void variablesThatReferToThemselvesAreRefused() throws Exception {
    String text = "version: 1\nvariables: { a: \"${b}\", b: \"${a}\" }\ntools: { t: {} }\n";
    assertThat(new Loading(temp).problems(text))
        .anyMatch(line -> line.contains("refers to itself"));
  }
}
