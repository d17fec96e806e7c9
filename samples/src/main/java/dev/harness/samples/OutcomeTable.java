package dev.harness.samples;

import java.util.ArrayList;
import java.util.List;

/** The table that a person reads. */
public final class OutcomeTable {
  private static final int REASON_WIDTH = 76;

  private OutcomeTable() {}

  /** Prints a row for each call; {@code !} marks what should not be. */
  public static void print(List<Outcome> outcomes) {
    System.out.printf("  %-36s %-8s  %s%n", "Call", "Outcome", "Reason or answer");
    System.out.printf("  %-36s %-8s  %s%n", "-".repeat(36), "-".repeat(8), "-".repeat(40));
    for (Outcome outcome : outcomes) {
      String mark = outcome.isRight() ? " " : "!";
      String who = outcome.injected() ? "injected: " : "";
      List<String> lines = wrap(outcome.text());
      System.out.printf(
          "%s %-36s %-8s  %s%n",
          mark, shorten(who + outcome.what()), outcome.state(), lines.get(0));
      lines.subList(1, lines.size()).forEach(line -> System.out.printf("%49s%s%n", "", line));
    }
  }

  private static String shorten(String text) {
    return text.length() <= 36 ? text : text.substring(0, 33) + "...";
  }

  private static List<String> wrap(String text) {
    String plain = text.replaceFirst("^denied: ", "").replace('\n', ' ');
    List<String> lines = new ArrayList<>();
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
