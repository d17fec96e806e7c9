package dev.harness.agent.policy.process;

import dev.harness.agent.manifest.ChildTerms;
import dev.harness.agent.policy.judge.Holdings;
import dev.harness.agent.policy.judge.Lookup;
import dev.harness.agent.policy.judge.Permit;
import dev.harness.agent.policy.judge.Permits;
import dev.harness.agent.policy.judge.ProgramRule;
import dev.harness.agent.policy.judge.Programs;
import dev.harness.agent.policy.judge.Rule;
import dev.harness.agent.policy.judge.Written;
import dev.harness.agent.policy.match.ArgumentFiles;
import dev.harness.agent.policy.match.Usable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program with its arguments, and the folder it is to run in when that is not the JVM's own. */
final class ProgramLookup extends Lookup implements Usable<ProgramRule> {
  private final String place;
  private final String program;
  private final String[] arguments;
  private final ArgumentFiles files;
  private final @Nullable String folder;
  private final @Nullable String realFolder;
  private final @Nullable String variable;
  private @Nullable Permits permits;

  ProgramLookup(
      String place,
      String program,
      String[] arguments,
      ArgumentFiles files,
      @Nullable String folder,
      @Nullable String realFolder) {
    this(place, program, arguments, files, folder, realFolder, null);
  }

  private ProgramLookup(
      String place,
      String program,
      String[] arguments,
      ArgumentFiles files,
      @Nullable String folder,
      @Nullable String realFolder,
      @Nullable String variable) {
    this.files = files;
    this.place = place;
    this.program = program;
    this.arguments = arguments;
    this.folder = folder;
    this.realFolder = realFolder;
    this.variable = variable;
  }

  /** The same with an environment variable that the tool chose; its use was taken at the start. */
  ProgramLookup choosing(String name) {
    return new ProgramLookup(place, program, arguments, files, folder, realFolder, name);
  }

  /** The same as if other files could be named. */
  ProgramLookup naming(ArgumentFiles other) {
    return new ProgramLookup(place, program, arguments, other, folder, realFolder, variable);
  }

  @Override
  public @Nullable Rule in(Holdings holdings) {
    return holdings.programs().match(place, arguments, files, this);
  }

  @Override
  public boolean isIn(Written grants) {
    return grants.hasProgram(place, List.of(arguments), files, folder, realFolder, variable);
  }

  @Override
  public boolean isForbidden(Written never) {
    String file = Programs.file(program);
    List<String> all = List.of(arguments);
    return never.hasProgram(place, all, ArgumentFiles.ANY, null, null, null)
        || (file != null && never.hasProgram(file, all, ArgumentFiles.ANY, null, null, null));
  }

  /** A prohibition covers a program by each of its names, wherever it is to run. */
  @Override
  public @Nullable Rule forbidden(Holdings never) {
    if (never.programs().isEmpty()) {
      return null;
    }
    String file = Programs.file(program);
    Rule rule = never.programs().match(place, arguments, ArgumentFiles.ANY, ANYWHERE);
    return rule != null || file == null
        ? rule
        : never.programs().match(file, arguments, ArgumentFiles.ANY, ANYWHERE);
  }

  @Override
  public void allowed(Permits found) {
    permits = found;
  }

  /**
   * On which terms tool number {@code index} may run it: those of its own grant. A token has none
   * of its own, since a tool may have written it.
   */
  ChildTerms terms(int index) {
    Permit permit = permits == null ? null : permits.of(index);
    return permit != null && permit.token() == null && permit.rule() instanceof ProgramRule rule
        ? rule.terms()
        : ChildTerms.DEFAULT;
  }

  @Override
  public boolean isUsable(ProgramRule rule) {
    boolean usable =
        variable == null
            ? rule.isUsable()
            : Rule.UNEXPIRED.isUsable(rule) && rule.allowsVariable(variable);
    return usable
        && (folder == null || (realFolder != null && rule.allowsFolder(folder, realFolder)));
  }

  private static final Usable<ProgramRule> ANYWHERE =
      new Usable<>() {
        @Override
        public boolean isUsable(ProgramRule rule) {
          return rule.isUsable();
        }
      };
}
