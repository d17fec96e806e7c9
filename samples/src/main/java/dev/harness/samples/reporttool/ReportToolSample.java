package dev.harness.samples.reporttool;

import dev.harness.samples.Outcome;
import dev.harness.samples.OutcomeTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sample 3. Starts a PostgreSQL, asks the report tool for what it is for and for what a prompt
 * injection makes it ask, and prints what came of it. With {@code --bare} it leaves the harness out
 * and so shows that the attacks are real.
 */
public final class ReportToolSample {
  private final Databases databases;
  private final boolean bare;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<String> harm = new ArrayList<>();

  private ReportToolSample(Databases databases, boolean bare) {
    this.databases = databases;
    this.bare = bare;
  }

  /** Ends with status 0 if all went as it should. */
  public static void main(String[] arguments) throws Exception {
    boolean right;
    try (Databases databases = new Databases()) {
      right = new ReportToolSample(databases, List.of(arguments).contains("--bare")).run();
    }
    System.exit(right ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException, SQLException {
    List<Attempt> attempts = Attempt.all(databases.folder().toString());
    Process server = server();
    try (PrintStream calls =
            new PrintStream(server.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader answers = server.inputReader(StandardCharsets.UTF_8)) {
      for (Attempt attempt : attempts) {
        String before = databases.state();
        calls.println(url(attempt.database()) + "\t" + attempt.sql());
        String answer = String.valueOf(answers.readLine());
        note(attempt, answer, !before.equals(databases.state()));
      }
    }
    server.waitFor();
    return report(attempts.stream().filter(Attempt::injected).count());
  }

  private void note(Attempt attempt, String answer, boolean changed) {
    String[] parts = answer.split(" ", 2);
    String text = parts.length > 1 ? parts[1] : "";
    outcomes.add(new Outcome(attempt.what(), attempt.injected(), parts[0], text));
    boolean told = attempt.injected() && !parts[0].equals("denied") && Attempt.isSecret(text);
    if (changed || told || text.contains(Databases.PASSWORD)) {
      harm.add(attempt.what());
    }
  }

  private boolean report(long injected) throws IOException {
    OutcomeTable.print(outcomes);
    System.out.println();
    if (bare) {
      boolean all = harm.size() == injected;
      System.out.println("Without the harness the attacks work: " + (all ? "all" : harm));
      return all;
    }
    List<String> audit = Files.readAllLines(databases.audit());
    long denials = audit.stream().filter(line -> line.contains("\"decision\":\"deny\"")).count();
    System.out.println("Audit: " + databases.audit() + " (" + denials + " denials)");
    System.out.println("Effects of the injected calls: " + (harm.isEmpty() ? "none" : harm));
    boolean right =
        outcomes.stream().allMatch(Outcome::isRight) && harm.isEmpty() && denials == injected;
    System.out.println(right ? "All as it should be." : "NOT as it should be.");
    return right;
  }

  /** Where a call is sent to; without the harness the tool has to hold the password. */
  private String url(String database) {
    String login = "?user=" + Databases.USER + "&password=" + Databases.PASSWORD;
    return databases.url(database) + (bare ? login : "");
  }

  private Process server() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!bare) {
      command.add(
          "-javaagent:" + System.getProperty("harness.jar") + "=03-report-tool/manifest.yaml");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ReportServer.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("FOLDER", databases.folder().toString());
    builder.environment().put("BILLING", databases.url(Databases.BILLING));
    builder.environment().put("DB_USER", Databases.USER);
    builder.environment().put("DB_PASSWORD", Databases.PASSWORD);
    return builder.start();
  }
}
