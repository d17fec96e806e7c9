package dev.harness.samples.toolserver.client;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The table that a person reads. */
final class Report {
  private static final int REASON_WIDTH = 76;

  private Report() {}

  /** Prints outcomes and side effects; 0 if all is as it should be. */
  static int print(Playground playground, List<Outcome> outcomes) throws IOException {
    table(outcomes);
    List<String> audit = Files.readAllLines(playground.audit());
    long injected = outcomes.stream().filter(outcome -> outcome.attempt().injected()).count();
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
    table(outcomes);
    boolean harmed = playground.stolen() > 0;
    System.out.println();
    System.out.println("Without the harness the attacks work: " + harmed);
    return harmed ? 0 : 1;
  }

  private static void table(List<Outcome> outcomes) {
    System.out.printf("  %-36s %-8s  %s%n", "Call", "Outcome", "Reason or answer");
    System.out.printf("  %-36s %-8s  %s%n", "-".repeat(36), "-".repeat(8), "-".repeat(40));
    for (Outcome outcome : outcomes) {
      String mark = outcome.isRight() ? " " : "!";
      String who = outcome.attempt().injected() ? "injected: " : "";
      List<String> lines = wrap(outcome.text());
      System.out.printf(
          "%s %-36s %-8s  %s%n",
          mark, shorten(who + outcome.attempt().what()), outcome.state(), lines.get(0));
      lines.subList(1, lines.size()).forEach(line -> System.out.printf("%50s%s%n", "", line));
    }
  }

  private static String shorten(String text) {
    return text.length() <= 36 ? text : text.substring(0, 33) + "...";
  }

  private static List<String> wrap(String text) {
    String plain = text.replaceFirst("^denied: ", "").replace('\n', ' ');
    java.util.ArrayList<String> lines = new java.util.ArrayList<>();
    while (plain.length() > REASON_WIDTH) {
      int space = plain.lastIndexOf(' ', REASON_WIDTH);
      int end = space <= 0 ? REASON_WIDTH : space;
      lines.add(plain.substring(0, end));
      plain = plain.substring(end).strip();
    }
    lines.add(plain);
    return lines;
  }
}
