package dev.harness.it.example;

import static dev.harness.capability.Capability.FILE_READ;

import dev.harness.capability.CapabilityDeniedException;
import dev.harness.capability.Compartment;
import dev.harness.capability.HostToken;
import dev.harness.capability.Token;
import dev.harness.it.example.archive.Archive;
import dev.harness.it.example.tickets.Tickets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** The host: it has two tools, and asks them what its users ask. */
public final class Office {
  private static final HostToken HOST = HostToken.claim();

  private final Path records;
  private final Path templates;
  private final Archive archive;
  private final Tickets tickets;

  private Office(Path folder) {
    this.records = folder.resolve("records");
    this.templates = folder.resolve("templates");
    this.archive = new Archive(records);
    this.tickets = new Tickets(folder.resolve("tickets"), archive);
  }

  /** Argument: a folder with tickets, records and templates. */
  public static void main(String[] arguments) {
    Office office = new Office(Path.of(arguments[0]));
    office.stopped();
    office.allowed();
    office.derived();
  }

  private void stopped() {
    show("the archive itself", () -> archive.fetch("salaries.txt"));
    show("a ticket asks for salaries", () -> tickets.answer("evil.txt"));
    show("a ticket asks on all threads", () -> tickets.answerAll(List.of("evil.txt")));
    show("a note that the archive calls", this::note);
    show("the host passes the name on", this::onBehalf);
  }

  private void allowed() {
    show("an approved ticket", () -> approved("good.txt", "invoice-7.txt"));
    show("approved for another record", () -> approved("evil.txt", "invoice-7.txt"));
    show("a loan", this::loan);
    show("the desk may call the archive", this::desk);
    show("a template of the host", () -> Compartment.call("tickets", () -> template("reply")));
    show("no template", () -> Compartment.call("tickets", () -> template("../records/x")));
  }

  private String note() throws IOException {
    return archive.annotated("invoice-7.txt", tickets.note(records.resolve("salaries.txt")));
  }

  private String onBehalf() throws IOException {
    String name = tickets.wanted("evil.txt");
    return Compartment.call("tickets", () -> archive.fetch(name));
  }

  private String approved(String ticket, String record) throws IOException {
    // After a clerk has seen the name of the record and agreed:
    String path = records.resolve(record).toString();
    try (Token once = HOST.mint("tickets", FILE_READ.of(path)).uses(1)) {
      return once.call(() -> tickets.answer(ticket));
    }
  }

  private String loan() throws IOException {
    try (Token loan = archive.lend("invoice-7.txt", "tickets")) {
      return tickets.readWith(loan, records.resolve("invoice-7.txt"));
    }
  }

  private String desk() throws IOException {
    return Compartment.call("desk", () -> archive.fetch("salaries.txt"));
  }

  private String template(String name) throws IOException {
    if (!name.matches("[a-z]+")) {
      throw new IllegalArgumentException("no template " + name);
    }
    return HOST.call(() -> Files.readString(templates.resolve(name + ".txt")));
  }

  private void derived() {
    Token all = HOST.mint("tickets", FILE_READ.below(records.toString()));
    Token one = all.attenuate(FILE_READ.of(records.resolve("invoice-7.txt").toString()));
    Token few = one.uses(2);
    Path invoice = records.resolve("invoice-7.txt");
    show("one of all", () -> tickets.readWith(one, invoice));
    show("no other", () -> tickets.readWith(one, records.resolve("salaries.txt")));
    show("once", () -> tickets.readWith(few, invoice));
    show("twice", () -> tickets.readWith(few, invoice));
    show("not three times", () -> tickets.readWith(few, invoice));
    all.revoke();
    show("nothing is left", () -> tickets.readWith(one, invoice));
  }

  private static void show(String what, Callable<?> step) {
    try {
      System.out.println(what + ": " + step.call());
    } catch (CapabilityDeniedException e) {
      String name = Path.of(e.resource()).getFileName().toString();
      String lacking = e.capability().key() + ": " + name;
      System.out.println(what + ": denied, " + e.tool() + " lacks " + lacking);
    } catch (Exception e) {
      System.out.println(what + ": " + e.getMessage());
    }
  }
}
