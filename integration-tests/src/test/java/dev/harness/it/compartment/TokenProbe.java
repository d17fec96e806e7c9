package dev.harness.it.compartment;

import static dev.harness.capability.Capability.FILE_READ;
import static dev.harness.it.fork.Probe.show;

import dev.harness.capability.CapabilityDeniedException;
import dev.harness.capability.HostToken;
import dev.harness.capability.Token;
import dev.harness.it.other.OtherTool;
import dev.harness.it.tool.Deeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A host program that deals out tokens; its argument says which, its lines what came of it. */
public final class TokenProbe {
  private static final HostToken HOST = HostToken.claim();

  private final String folder;
  private final String file;

  private TokenProbe(String folder) {
    this.folder = folder;
    this.file = folder + "/file";
  }

  /** Arguments: what to do, and a folder with a file in it that no manifest grants. */
  public static void main(String[] arguments) throws Exception {
    TokenProbe probe = new TokenProbe(arguments[1]);
    switch (arguments[0]) {
      case "use" -> probe.use();
      case "narrow" -> probe.narrow();
      case "limits" -> probe.limits();
      case "race" -> probe.race();
      case "revoke" -> probe.revoke();
      case "lend" -> probe.lend();
      case "program" -> probe.program();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.out.println("END");
  }

  private Token minted() {
    return HOST.mint("tool", FILE_READ.of(file));
  }

  private void use() throws IOException {
    Token token = minted();
    show("named", token::toString);
    show("without", () -> Deeds.read(file));
    show("by the host", () -> token.call(() -> Deeds.read(file)));
    show("by the tool", () -> Deeds.readWith(token, file));
    show("inside", () -> token.call(() -> Files.readString(Path.of(file))));
    show("another file", () -> token.call(() -> Deeds.read(folder + "/other")));
    show("afterwards", () -> Deeds.read(file));
    show("stolen", () -> OtherTool.readWith(token, file));
    show("host", () -> Files.readString(Path.of(file)));
  }

  private void narrow() {
    Token all = HOST.mint("tool", "file.read: " + folder + "/**", "file.write: " + folder + "/**");
    Token read = all.attenuate(FILE_READ.of(file));
    show("id", read::id);
    show("the part", () -> Deeds.readWith(read, file));
    show("the rest", () -> Deeds.readWith(read, folder + "/other"));
    show("another verb", () -> read.call(() -> Deeds.write(file)));
    Token wider = read.attenuate("file.read: /**");
    show("wider", () -> Deeds.readWith(wider, folder + "/other"));
    show("no wider than", () -> Deeds.readWith(wider, file));
    show("another kind", () -> read.attenuate("net.connect: localhost:80"));
    show("mistyped", () -> read.attenuate("file.raed: /x"));
    show("nothing", () -> read.attenuate());
    show("no tool", () -> HOST.mint("nobody", FILE_READ.of(file)));
  }

  private void limits() throws Exception {
    Token twice = minted().uses(2);
    for (int i = 1; i <= 3; i++) {
      show("use " + i, () -> Deeds.readWith(twice, file));
    }
    Token over = minted().expires(Instant.now().minusSeconds(1));
    show("expired", () -> Deeds.readWith(over, file));
    show("longer than its parent", () -> Deeds.readWith(over.expires(Duration.ofDays(1)), file));
    show("in time", () -> Deeds.readWith(minted().expires(Duration.ofHours(1)), file));
    show(
        "ends in its scope", () -> minted().expires(Duration.ofMillis(50)).call(this::untilDenied));
    show("no use", () -> minted().uses(0));
    show("no time", () -> minted().expires(Duration.ZERO));
  }

  /** Reads until it is refused; the token is used on and on, so that answers are remembered. */
  private String untilDenied() throws IOException {
    while (true) {
      try {
        Deeds.read(file);
      } catch (CapabilityDeniedException e) {
        return "denied";
      }
    }
  }

  /** Ten threads share a token of a hundred uses. */
  private void race() throws Exception {
    Token token = minted().uses(100);
    AtomicInteger read = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int turn = 0; turn < 50; turn++) {
                  try {
                    Deeds.readWith(token, file);
                    read.incrementAndGet();
                  } catch (CapabilityDeniedException | IOException e) {
                    // Used up.
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("uses: " + read);
  }

  private void revoke() throws Exception {
    Token token = minted();
    Token derived = token.attenuate(FILE_READ.of(file));
    show("before", () -> Deeds.readWith(derived, file));
    List<Reader> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      readers.add(new Reader(i % 2 == 0 ? token : derived));
      readers.get(i).start();
    }
    for (Reader reader : readers) {
      reader.awaitReads();
    }
    token.revoke();
    AtomicBoolean late = new AtomicBoolean();
    for (Reader reader : readers) {
      late.compareAndSet(false, reader.readsLater());
    }
    System.out.println("read later: " + late);
    show("derived", () -> Deeds.readWith(derived, file));
    show("derived later", () -> Deeds.readWith(token.uses(3), file));
    show(
        "again",
        () -> {
          token.revoke();
          return "done";
        });
    Token loan = minted();
    try (loan) {
      show("in the statement", () -> Deeds.readWith(loan, file));
    }
    show("after the statement", () -> Deeds.readWith(loan, file));
  }

  /** Reads in the scope of a token, on and on. */
  private final class Reader extends Thread {
    private final Token token;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger turns = new AtomicInteger();

    Reader(Token token) {
      this.token = token;
      setDaemon(true);
    }

    @Override
    public void run() {
      token.run(
          () -> {
            while (true) {
              try {
                Deeds.read(file);
                reads.incrementAndGet();
              } catch (CapabilityDeniedException | IOException e) {
                // Revoked.
              }
              turns.incrementAndGet();
            }
          });
    }

    void awaitReads() throws InterruptedException {
      while (reads.get() < 100) {
        Thread.sleep(1);
      }
    }

    /** Whether it reads anything after the operation that is under way now. */
    boolean readsLater() throws InterruptedException {
      awaitTurns(1);
      int before = reads.get();
      awaitTurns(100);
      return reads.get() > before;
    }

    private void awaitTurns(int more) throws InterruptedException {
      int last = turns.get() + more;
      while (turns.get() < last) {
        Thread.sleep(1);
      }
    }
  }

  private void program() {
    String program = "/usr/bin/env";
    Token token = HOST.mint("tool", "process.exec: { program: " + program + ", env: [A] }");
    show("not chosen", () -> Deeds.startWith(token, program, "B"));
    Token once = token.uses(1);
    show("chosen", () -> Deeds.startWith(once, program, "A"));
    show("again", () -> Deeds.startWith(once, program, "A"));
    Token bare = token.attenuate("process.exec: { program: " + program + " }");
    show("left out", () -> Deeds.startWith(bare, program, "A"));
    show(
        "with terms",
        () -> HOST.mint("tool", "process.exec: { program: " + program + ", limits: { cpu: 1 } }"));
  }

  /** The other tool is granted the file by the manifest and lends it. */
  private void lend() throws Exception {
    show("own", () -> OtherTool.read(file));
    Token loan = OtherTool.lend(file, "tool");
    show("loan", loan::toString);
    show("the borrower", () -> Deeds.readWith(loan, file));
    show("the lender with it", () -> OtherTool.readWith(loan, file));
    show("the borrower through the lender", () -> OtherTool.callWith(loan, Deeds::readWith, file));
    Token more = OtherTool.lend(folder + "/other", "tool");
    show("more than it holds", () -> Deeds.readWith(more, folder + "/other"));
    show("what it does not hold", () -> Deeds.lend(file, "other"));
    OtherTool.takeBack(loan);
    show("taken back", () -> Deeds.readWith(loan, file));
  }
}
