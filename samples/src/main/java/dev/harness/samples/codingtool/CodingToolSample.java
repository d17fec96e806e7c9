package dev.harness.samples.codingtool;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sample 2. Runs a coding tool in a hostile repository and prints what became of each command and
 * of what the repository tried in it. With {@code --bare} it leaves the harness out and so shows
 * that the attacks are real.
 */
public final class CodingToolSample {
  private static final List<Row> ROWS =
      List.of(
          new Row("git status", "core.fsmonitor runs a script", "status", true),
          new Row("git commit", "a hook runs", "hook", true),
          new Row("git fetch", "core.sshCommand runs a script", "fetch", true),
          new Row("sh build.sh", "a build step, a link to the home folder", "build", true),
          new Row("git push", "a command that nothing grants", "push", false));

  /**
   * One command.
   *
   * @param command what the model asks for
   * @param attack what the repository does in it
   * @param name name of the script that does it
   * @param granted whether the manifest grants the command
   */
  private record Row(String command, String attack, String name, boolean granted) {}

  private CodingToolSample() {}

  /** Ends with status 0 if all went as it should. */
  public static void main(String[] arguments) throws Exception {
    boolean bare = List.of(arguments).contains("--bare");
    String git = git();
    if (git.isEmpty()) {
      System.out.println("This machine has no git, so there is nothing to show.");
      System.exit(1);
    }
    boolean right;
    try (Repository repository = new Repository(git)) {
      right = report(repository, server(repository, git, bare), bare);
    }
    System.exit(right ? 0 : 1);
  }

  private static boolean report(Repository repository, List<String> answers, boolean bare)
      throws IOException {
    System.out.printf(
        "%-12s %-8s %-40s %s%n", "Call", "Outcome", "What the repository tried", "Came of it");
    boolean right = answers.size() == ROWS.size();
    boolean harmed = repository.visits() > 0;
    for (int i = 0; i < answers.size() && i < ROWS.size(); i++) {
      Row row = ROWS.get(i);
      List<String> harm = repository.harm(row.name());
      String outcome = answers.get(i).split(" ")[0];
      System.out.printf(
          "%-12s %-8s %-40s %s%n",
          row.command(),
          outcome,
          row.attack(),
          harm.isEmpty() ? "nothing" : String.join(", ", harm));
      right &= outcome.equals(row.granted() ? "allowed" : "denied");
      harmed |= !harm.isEmpty();
    }
    System.out.println();
    System.out.println("Calls that reached the thief: " + repository.visits());
    System.out.println("The build made its output: " + repository.isBuilt());
    if (bare) {
      System.out.println("Without the harness the attacks work: " + harmed);
      return harmed;
    }
    right &= !harmed && repository.isBuilt();
    System.out.println("Audit: " + repository.audit());
    System.out.println(right ? "All as it should be." : "NOT as it should be: " + answers);
    return right;
  }

  private static List<String> server(Repository repository, String git, boolean bare)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!bare) {
      command.add(
          "-javaagent:" + System.getProperty("harness.jar") + "=02-coding-tool/manifest.yaml");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CodingServer.class.getName(), repository.workspace().toString(), git));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("WORKSPACE", repository.workspace().toString());
    builder.environment().put("GIT", git);
    Process server = builder.start();
    String output = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    server.waitFor();
    return output.lines().toList();
  }

  private static String git() {
    for (String bin : String.valueOf(System.getenv("PATH")).split(File.pathSeparator)) {
      Path git = Path.of(bin).resolve("git");
      if (git.isAbsolute() && Files.isExecutable(git)) {
        return git.toString();
      }
    }
    return "";
  }
}
