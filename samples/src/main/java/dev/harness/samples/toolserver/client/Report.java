package dev.harness.samples.toolserver.client;

import dev.harness.samples.Outcome;
import dev.harness.samples.OutcomeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What a person reads. */
final class Report {
  private Report() {}

  /** Prints outcomes and side effects; 0 if all is as it should be. */
  static int print(Playground playground, List<Outcome> outcomes) throws IOException {
    OutcomeTable.print(outcomes);
    List<String> audit = Files.readAllLines(playground.audit());
    long injected = outcomes.stream().filter(Outcome::injected).count();
    long denials = audit.stream().filter(line -> line.contains("\"decision\":\"deny\"")).count();
    boolean unharmed = ToolServerSample.isUnharmed(playground);
    System.out.println();
    System.out.println("Audit: " + playground.audit() + " (" + denials + " denials)");
    System.out.println("Side effects of the injected calls: " + (unharmed ? "none" : "SEEN"));
    boolean right = outcomes.stream().allMatch(Outcome::isRight) && unharmed && denials >= injected;
    System.out.println(right ? "All as it should be." : "NOT as it should be.");
    return right ? 0 : 1;
  }

  /** Prints what happens without the harness; 0 if the attacks that can be seen have worked. */
  static int bare(Playground playground, List<Outcome> outcomes) {
    OutcomeTable.print(outcomes);
    boolean harmed = playground.stolen() > 0;
    System.out.println();
    System.out.println("Without the harness the attacks work: " + harmed);
    return harmed ? 0 : 1;
  }
}
