package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.Fork;
import dev.harness.benchmarks.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is measured side by side: how its JVM is started, and on which JDKs. */
enum Contender {
  NONE("no agent", 17, 99, 0),
  HARNESS("Harness", 17, 99, 1),
  SECURITY_MANAGER("SecurityManager", 17, 23, 200),
  ELASTICSEARCH("Elasticsearch Entitlements", 21, 99, 100),
  OPENSEARCH("OpenSearch agent", 21, 99, 1000);

  private static final int SECONDS = 90;
  private static final Path PEERS = Path.of("target/peers");
  private static final String ADAPTERS = "dev.harness.benchmarks.peers.adapters.";

  private final String title;
  private final int since;
  private final int until;
  private final int goal;

  Contender(String title, int since, int until, int goal) {
    this.title = title;
    this.since = since;
    this.until = until;
    this.goal = goal;
  }

  /** Those that run on a JDK, without peers that were not fetched. */
  static List<Contender> on(Setting setting) {
    return Arrays.stream(values())
        .filter(each -> each.runsOn(setting.release()))
        .filter(each -> each.adapter().isEmpty() || Files.isDirectory(each.folder()))
        .toList();
  }

  /** All but none. */
  static List<Contender> compared() {
    return List.of(HARNESS, SECURITY_MANAGER, ELASTICSEARCH, OPENSEARCH);
  }

  private boolean runsOn(int release) {
    return release >= since && release <= until;
  }

  /** Why there is no figure on a JDK: it does not run there, or for another reason. */
  String missing(int release, String otherwise) {
    if (runsOn(release)) {
      return otherwise;
    }
    return release < since ? "needs JDK " + since : "gone since JDK " + (until + 1);
  }

  /**
   * Whether the host's operations are free of checks, so that one JVM gives both sides of a pair.
   */
  boolean sparesTheHost() {
    return this == NONE || this == HARNESS;
  }

  /** How many times as much as Harness a check of it is expected to add. */
  int goal() {
    return goal;
  }

  /** Name, and version where it was fetched. */
  String title() throws IOException {
    return switch (this) {
      case ELASTICSEARCH -> title + " " + version("elasticsearch-entitlement-[0-9]*.jar");
      case OPENSEARCH -> title + " " + version("opensearch-agent-[0-9]*.jar");
      default -> title;
    };
  }

  /** A JVM with it. */
  Fork fork(Setting setting, Scene scene, int grants) throws IOException {
    Fork fork = setting.fork().within(SECONDS);
    switch (this) {
      case NONE -> {}
      case HARNESS -> fork.agent(scene.manifest(grants));
      case SECURITY_MANAGER ->
          fork.option("-Djava.security.manager")
              .option("-Djava.security.policy==" + scene.policy(grants));
      case OPENSEARCH -> fork.option("-javaagent:" + jar("opensearch-agent-[0-9]*.jar"));
      case ELASTICSEARCH -> entitlements().forEach(fork::option);
    }
    return fork;
  }

  /** The class that switches it on, or none. */
  List<String> adapter() {
    return switch (this) {
      case ELASTICSEARCH -> List.of(ADAPTERS + "ElasticsearchAdapter");
      case OPENSEARCH -> List.of(ADAPTERS + "OpenSearchAdapter");
      default -> List.of();
    };
  }

  private List<String> entitlements() throws IOException {
    String module = "org.elasticsearch.entitlement/org.elasticsearch.entitlement.";
    return List.of(
        "--module-path=" + jars(jar -> !jar.contains("-bridge-")),
        "--add-modules=org.elasticsearch.entitlement,jdk.net,java.net.http",
        "--patch-module=java.base=" + jar("elasticsearch-entitlement-bridge-*.jar"),
        "--add-exports=java.base/org.elasticsearch.entitlement.bridge="
            + "org.elasticsearch.entitlement,java.logging,java.net.http,java.naming,jdk.net",
        "--add-exports=" + module + "bootstrap=ALL-UNNAMED",
        "--add-exports=" + module + "runtime.policy.entitlements=ALL-UNNAMED",
        "--add-exports=org.elasticsearch.logging/org.elasticsearch.logging.internal.spi=ALL-UNNAMED",
        "-Djdk.attach.allowAttachSelf=true",
        "-XX:+EnableDynamicAgentLoading",
        "-Des.entitlement.agentJar=" + Adapters.AGENT.toAbsolutePath());
  }

  /** Our classes, and those that its adapter needs. */
  String classPath() throws IOException {
    String own = Path.of("target/classes").toAbsolutePath().toString();
    return switch (this) {
      case ELASTICSEARCH -> own + ":" + Adapters.CLASSES.toAbsolutePath();
      case OPENSEARCH ->
          own
              + ":"
              + Adapters.CLASSES.toAbsolutePath()
              + ":"
              + jars(jar -> jar.contains("-policy-") || jar.contains("-secure-sm-"));
      default -> own;
    };
  }

  /** The jars of this peer, as a path. */
  String jars(Predicate<String> which) throws IOException {
    try (Stream<Path> jars = Files.list(folder())) {
      return jars.filter(jar -> which.test(jar.getFileName().toString()))
          .map(jar -> jar.toAbsolutePath().toString())
          .sorted()
          .collect(Collectors.joining(":"));
    }
  }

  private Path jar(String glob) throws IOException {
    try (var jars = Files.newDirectoryStream(folder(), glob)) {
      return jars.iterator().next().toAbsolutePath();
    }
  }

  private String version(String glob) throws IOException {
    if (!Files.isDirectory(folder())) {
      return "(not fetched)";
    }
    return jar(glob).getFileName().toString().replaceAll(".*-([0-9.]+)\\.jar", "$1");
  }

  private Path folder() {
    return PEERS.resolve(name().toLowerCase(Locale.ROOT));
  }
}
