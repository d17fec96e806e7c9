package dev.harness.agent.manifest.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.Limits;
import dev.harness.agent.manifest.Manifest;
import dev.harness.agent.manifest.PathPattern;
import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.capability.Capability;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A good manifest becomes what it says. */
class ManifestLoaderTest {
  @TempDir Path temp;

  private static final String WHOLE =
      """
      version: 1
      mode: audit
      variables:
        base: ${env:BASE:-${manifest.dir}/w}
      audit: { file: "${base}/../log.jsonl", allowed: true }
      never:
        - { file.write: "/etc/**", reason: "SEC-12" }
      tools:
        report:
          code:
            - package: com.acme.report
            - package: [com.acme.a, com.acme.b]
          grants:
            - file.read: ["${base}/in/**", "${base}/one.txt"]
            - { file.write: "${base}/out/**", id: out, uses: 3, expires: 2027-03-31T00:00:00Z }
            - net.connect: ["api.example.com:443", "*.x.example:8000-8999", "10.1.0.0/16:*", "[::1]:80"]
            - net.listen: [8080, "127.0.0.1:0", "*"]
            - process.exec: { program: /usr/bin/git, args: [status, -1], env: LANG, cwd: "${base}", confine: off }
            - jdbc: { url: "jdbc:h2:mem:x" }
            - env.read: [LANG, LC_*]
            - tool.call: search
          expires: 2030-01-01T00:00:00+01:00
        search:
          grants: { jvm: exit }
      """;

  @Test
  void everyPartIsRead() throws Exception {
    Loading loading = new Loading(temp);
    Manifest manifest = loading.load(WHOLE, Map.of());
    String base = loading.folder() + "/w";
    assertThat(manifest.mode()).isEqualTo(Manifest.Mode.AUDIT);
    assertThat(manifest.audit())
        .isEqualTo(new Manifest.AuditSettings(loading.folder().resolve("log.jsonl"), true));
    assertThat(manifest.never().get(0).reason()).isEqualTo("SEC-12");
    ToolDeclaration report = manifest.tools().get(0);
    assertThat(report.packages()).containsExactly("com.acme.report", "com.acme.a", "com.acme.b");
    assertThat(report.expires()).isEqualTo(Instant.parse("2029-12-31T23:00:00Z"));
    assertThat(report.grants().get(0))
        .isEqualTo(
            new Grant.Files(
                Capability.FILE_READ,
                List.of(new PathPattern(base + "/in/**"), new PathPattern(base + "/one.txt")),
                Limits.NONE));
    assertThat(report.grants().get(1).limits())
        .isEqualTo(new Limits("out", Instant.parse("2027-03-31T00:00:00Z"), 3));
    assertThat(((Grant.Exec) report.grants().get(4)).args()).containsExactly("status", "-1");
    assertThat(manifest.tools().get(1).grants()).hasSize(1);
  }

  @Test
  void hostsAndPortsAreRead() throws Exception {
    Manifest manifest = new Loading(temp).load(WHOLE, Map.of());
    List<Grant> grants = manifest.tools().get(0).grants();
    assertThat(((Grant.Hosts) grants.get(2)).hosts())
        .extracting(host -> host.host() + " " + host.firstPort() + "-" + host.lastPort())
        .containsExactly(
            "api.example.com 443-443", "*.x.example 8000-8999", "10.1.0.0/16 1-65535", "::1 80-80");
    assertThat(((Grant.Hosts) grants.get(3)).hosts())
        .extracting(host -> host.host() + " " + host.firstPort() + "-" + host.lastPort())
        .containsExactly("* 8080-8080", "127.0.0.1 0-0", "* 0-65535");
  }

  @Test
  void anEnvironmentVariableReplacesItsDefault() throws Exception {
    Manifest manifest = new Loading(temp).load(WHOLE, Map.of("BASE", "/data"));
    assertThat(manifest.audit().file()).isEqualTo(Path.of("/log.jsonl"));
  }

  @Test
  void withoutAnAuditFileItLiesBesideTheManifest() throws Exception {
    Loading loading = new Loading(temp);
    assertThat(loading.load("version: 1\ntools: { t: {} }").audit().file())
        .isEqualTo(loading.folder().resolve("audit.jsonl"));
  }
}
