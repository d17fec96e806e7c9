package dev.harness.agent.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A manifest that was read, checked and had its variables replaced.
 *
 * @param file the absolute path it was read from
 * @param mode what a denial does
 * @param audit where the audit goes
 * @param never rules that no grant overrides, in the order of the file
 * @param hostStartsProcesses false when the file says {@code host: { process: none }}
 * @param tools the tools, in the order of the file
 */
public record Manifest(
    Path file,
    Mode mode,
    AuditSettings audit,
    List<NeverRule> never,
    boolean hostStartsProcesses,
    List<ToolDeclaration> tools) {

  /**
   * The same with another mode; {@code mode} is {@code enforce}, {@code audit} or null for none.
   */
  public Manifest withMode(@Nullable String mode) {
    Mode chosen = mode == null ? this.mode : Mode.valueOf(mode.toUpperCase(Locale.ROOT));
    return new Manifest(file, chosen, audit, never, hostStartsProcesses, tools);
  }

  /** The same for a trial: everything is enforced, and nothing is written down. */
  public Manifest forTrial() {
    AuditSettings nowhere = new AuditSettings(Path.of("/dev/null"), false);
    return new Manifest(file, Mode.ENFORCE, nowhere, never, true, tools);
  }

  /** What happens to an operation that no grant covers. */
  public enum Mode {
    /** It is recorded and refused. */
    ENFORCE,
    /** It is recorded and goes on. */
    AUDIT
  }

  /**
   * Where the audit goes.
   *
   * @param file absolute path of the JSON lines file
   * @param allowed whether allowed operations are recorded too
   */
  public record AuditSettings(Path file, boolean allowed) {}

  /**
   * An organisation rule: what it covers is denied, whatever is granted.
   *
   * @param grant the operations it covers, written like a grant
   * @param reason why, as written; empty when the file gives none
   */
  public record NeverRule(Grant grant, String reason) {}
}
