package dev.harness.agent.manifest.load;

import java.util.List;

/** Environment variables by which one chooses code that a program loads or starts. */
final class CodeVariables {
  private static final List<String> NAMES =
      List.of(
          "PATH",
          "ENV",
          "IFS",
          "SHELL",
          "EDITOR",
          "VISUAL",
          "PAGER",
          "JAVA_TOOL_OPTIONS",
          "_JAVA_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "CLASSPATH",
          "MAVEN_OPTS",
          "MAVEN_ARGS",
          "GRADLE_OPTS",
          "PERL5LIB",
          "PERL5OPT",
          "PERL5DB",
          "PERLLIB",
          "RUBYOPT",
          "RUBYLIB",
          "NODE_OPTIONS",
          "NODE_PATH",
          "PYTHONPATH",
          "PYTHONHOME",
          "PYTHONSTARTUP",
          "PYTHONINSPECT",
          "PYTHONWARNINGS",
          "PYTHONBREAKPOINT");
  private static final List<String> PREFIXES =
      List.of("LD_", "DYLD_", "GCONV_", "BASH_", "GIT_", "SSH_", "DOTNET_", "COR_", "CORECLR_");
  private static final List<String> HARMLESS = List.of("GIT_AUTHOR_", "GIT_COMMITTER_");

  private CodeVariables() {}

  /** Whether a name, or what its trailing {@code *} stands for, is one of them. */
  static boolean cover(String name) {
    boolean open = name.endsWith("*");
    String stem = open ? name.substring(0, name.length() - 1) : name;
    if (HARMLESS.stream().anyMatch(stem::startsWith)) {
      return false;
    }
    return NAMES.stream().anyMatch(code -> open ? code.startsWith(stem) : code.equals(stem))
        || PREFIXES.stream()
            .anyMatch(code -> stem.startsWith(code) || (open && code.startsWith(stem)));
  }
}
