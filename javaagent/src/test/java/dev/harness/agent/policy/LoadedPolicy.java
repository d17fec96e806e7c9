package dev.harness.agent.policy;

import dev.harness.agent.audit.AuditLog;
import dev.harness.agent.guard.CompartmentGuard;
import dev.harness.agent.manifest.load.ManifestLoader;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.jvm.ThreadCompartments;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.weave.DriverCoverage;
import dev.harness.agent.weave.SourceWeaver;
import dev.harness.agent.weave.ToolWeaver;
import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Interceptions;
import dev.harness.interceptors.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A manifest in force without an agent: the guard is asked as a row would ask it. */
final class LoadedPolicy {
  private static final List<Interception> ROWS = Interceptions.forRelease(17);

  private final Policy policy;
  private final CompartmentGuard guard;

  private LoadedPolicy(Policy policy) {
    this.policy = policy;
    this.guard = new CompartmentGuard(ROWS, policy, new ToolWeaver(0), 0);
  }

  /** Puts a manifest in force; its text is kept in the folder, its audit is dropped. */
  static LoadedPolicy of(Path folder, String text) throws Exception {
    Path file = Files.writeString(folder.resolve("m.yaml"), text);
    var manifest = ManifestLoader.load(file, Map.of());
    return new LoadedPolicy(
        new Policy(
            manifest,
            new AuditLog(Path.of("/dev/null")),
            new ClassOwners(manifest.tools()),
            List.of(),
            new ThreadCompartments(0),
            new DriverCoverage(ROWS),
            new SourceWeaver(ROWS, types -> {}, 0, false),
            null));
  }

  Policy policy() {
    return policy;
  }

  /** What runs when {@code outer}, or the host, enters a tool by its place in the manifest. */
  Compartment entered(@Nullable Compartment outer, int tool) {
    return (Compartment) policy.enter(outer, tool);
  }

  boolean allows(Compartment compartment, Question question, @Nullable Object subject) {
    try {
      guard.check(compartment, site(question), subject, null);
      return true;
    } catch (SecurityException e) {
      return false;
    }
  }

  boolean allows(Compartment compartment, Question question, @Nullable Object subject, int number) {
    try {
      guard.check(compartment, site(question), subject, number);
      return true;
    } catch (SecurityException e) {
      return false;
    }
  }

  private static int site(Question question) {
    for (int site = 0; site < ROWS.size(); site++) {
      if (ROWS.get(site).question() == question) {
        return site;
      }
    }
    throw new IllegalArgumentException("no row asks " + question);
  }
}
