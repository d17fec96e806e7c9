package dev.harness.agent.policy;

import dev.harness.agent.manifest.HostPattern;
import dev.harness.agent.policy.cache.Epoch;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.property.Cases;
import dev.harness.agent.property.Draw;
import dev.harness.agent.property.Hosts;
import dev.harness.agent.property.LinkedFolder;
import dev.harness.agent.verify.plain.PlainHosts;
import dev.harness.agent.verify.plain.PlainPaths;
import dev.harness.interceptors.Question;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the guard says the first time, what it remembers, what deciding anew gives, and what a plain
 * reading of the manifest gives, are the same.
 */
class DecisionPropertyTest {
  private static final List<String> READS = List.of("/a/**", "/b/c/l*", "/**/f", "/l1", "/nothing");
  private static final List<String> WRITES = List.of("/b/**", "/a/l0", "/chain1");
  private static final List<String> NEVER = List.of("/a/b/**", "/**/l3");
  private static final List<HostPattern> HOSTS =
      List.of(
          Hosts.pattern("10.0.0.0/8", 443, 443),
          Hosts.pattern("10.1.0.0/16", 8000, 8001),
          Hosts.pattern("127.0.0.1", 80, 80),
          Hosts.pattern("2001:db8::/32", 1, 65535),
          Hosts.pattern("0.0.0.0/0", 1, 79));
  private static final int CREATE_AND_WRITE = 0101;
  private static final int NO_FOLLOW = 0400000;
  private static final int READ_AND_WRITE = 2;

  @TempDir Path temp;
  private LinkedFolder folder;
  private LoadedPolicy loaded;
  private Compartment compartment;

  @BeforeEach
  void start() throws Exception {
    folder = LinkedFolder.in(Files.createDirectories(temp.resolve("far/down")));
    loaded = LoadedPolicy.of(temp, manifest());
    compartment = loaded.entered(null, 0);
  }

  @Test
  void files_are_judged_alike_remembered_anew_and_by_a_plain_reading() {
    Cases.tryAll("decisions about files", 40, this::file);
  }

  @Test
  void hosts_are_judged_alike_remembered_anew_and_by_a_plain_reading() {
    Cases.tryAll("decisions about hosts", 20, this::host);
  }

  private void file(Draw draw) throws Exception {
    String path = folder.path(draw);
    Question question =
        draw.of(
            Question.FILE_READ,
            Question.FILE_READ_LINK,
            Question.FILE_WRITE,
            Question.FILE_WRITE_LINK,
            Question.FILE_OPEN);
    int bits =
        question == Question.FILE_OPEN
            ? draw.of(0, NO_FOLLOW, CREATE_AND_WRITE, READ_AND_WRITE)
            : -1;
    Object subject = draw.once(2) ? path : path.getBytes(StandardCharsets.UTF_8);
    if (draw.once(50)) {
      Epoch.end();
    }
    String real = folder.real(path, follows(question, bits));
    boolean expected = real != null && isCovered(path, real, question, bits);
    requireSame(expected, question, subject, bits, question + " " + bits + " " + path);
  }

  private static boolean follows(Question question, int bits) {
    boolean link = question == Question.FILE_READ_LINK || question == Question.FILE_WRITE_LINK;
    return !link && !(question == Question.FILE_OPEN && bits == NO_FOLLOW);
  }

  private boolean isCovered(String path, String real, Question question, int bits)
      throws Exception {
    boolean open = question == Question.FILE_OPEN;
    boolean writes =
        open
            ? bits == CREATE_AND_WRITE || bits == READ_AND_WRITE
            : question == Question.FILE_WRITE || question == Question.FILE_WRITE_LINK;
    boolean reads = open ? bits != CREATE_AND_WRITE : !writes;
    String plain = Path.of(path).normalize().toString();
    return (!reads || (mayRead(plain, real) && knowsDetours(path, real, false)))
        && (!writes || (mayWrite(plain, real) && knowsDetours(path, real, true)));
  }

  private boolean mayRead(String plain, String real) {
    return covers(READS, real) && covers(READS, plain) && !forbids(real, plain);
  }

  private boolean mayWrite(String plain, String real) {
    return covers(WRITES, real) && covers(WRITES, plain);
  }

  /**
   * Whether each folder that a path leaves again by {@code ..} lies on the way to its goal or to
   * the JVM's folder, or is one that the tool may use in the same manner or read.
   */
  private boolean knowsDetours(String path, String goal, boolean writes) throws Exception {
    for (int up = path.indexOf("/.."); up >= 0; up = path.indexOf("/..", up + 1)) {
      String prefix = path.substring(0, up) + "/";
      String plain = Path.of(prefix).normalize().toString();
      String real = folder.real(prefix, true);
      if (real == null) {
        return false;
      }
      boolean onTheWay = isOnTheWay(plain, goal) && isOnTheWay(real, goal);
      if (!onTheWay && !mayRead(plain, real) && !(writes && mayWrite(plain, real))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOnTheWay(String place, String goal) {
    return Path.of(goal).startsWith(place) || Path.of("").toAbsolutePath().startsWith(place);
  }

  private boolean covers(List<String> patterns, String path) {
    return patterns.stream().anyMatch(p -> PlainPaths.covers(folder.root() + p, path, false));
  }

  private boolean forbids(String real, String plain) {
    return NEVER.stream()
        .map(pattern -> folder.root() + pattern)
        .anyMatch(
            pattern ->
                PlainPaths.covers(pattern, real, true) || PlainPaths.covers(pattern, plain, true));
  }

  private void host(Draw draw) throws Exception {
    byte[] address =
        draw.once(3)
            ? Hosts.address(draw)
            : new byte[] {10, (byte) draw.below(3), 0, (byte) draw.below(3)};
    int port = Hosts.port(draw);
    if (draw.once(50)) {
      Epoch.end();
    }
    InetAddress subject = InetAddress.getByAddress(draw.of("a.b", "localhost", ""), address);
    boolean expected =
        HOSTS.stream().anyMatch(h -> PlainHosts.coversAddress(h, address, port, Map.of(), false));
    requireSame(expected, Question.NET_CONNECT, subject, port, subject + " port " + port);
  }

  private void requireSame(
      boolean expected, Question question, Object subject, int number, String what)
      throws Exception {
    boolean first = allows(question, subject, number);
    boolean again = allows(question, subject, number);
    boolean anew = loaded.policy().decide(compartment, question, subject, null, number).allowed();
    if (first != expected || again != expected || anew != expected) {
      throw new AssertionError(
          what + ": " + first + ", then " + again + ", anew " + anew + ", not " + expected);
    }
  }

  private boolean allows(Question question, Object subject, int number) {
    return number < 0
        ? loaded.allows(compartment, question, subject)
        : loaded.allows(compartment, question, subject, number);
  }

  private String manifest() {
    String root = folder.root().toString();
    StringBuilder text = new StringBuilder("version: 1\nnever:\n");
    NEVER.forEach(path -> text.append("  - file.read: \"" + root + path + "\"\n"));
    text.append("tools:\n  t:\n    grants:\n");
    READS.forEach(path -> text.append("      - file.read: \"" + root + path + "\"\n"));
    WRITES.forEach(path -> text.append("      - file.write: \"" + root + path + "\"\n"));
    HOSTS.forEach(
        host -> {
          String name = host.host().contains(":") ? "[" + host.host() + "]" : host.host();
          String ports = host.firstPort() + "-" + host.lastPort();
          text.append("      - net.connect: \"" + name + ":" + ports + "\"\n");
        });
    return text.toString();
  }
}
