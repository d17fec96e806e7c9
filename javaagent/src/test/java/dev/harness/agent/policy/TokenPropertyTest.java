package dev.harness.agent.policy;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.ManifestException;
import dev.harness.agent.manifest.load.GrantTexts;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.property.Cases;
import dev.harness.agent.property.Draw;
import dev.harness.agent.property.Parts;
import dev.harness.agent.property.ScopeReference;
import dev.harness.agent.property.TokenReference;
import dev.harness.agent.property.TokenReference.Part;
import dev.harness.capability.Capability;
import dev.harness.capability.HostToken;
import dev.harness.capability.Token;
import dev.harness.interceptors.Question;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However tokens are minted, derived, lent, limited, revoked and used by several tools in turn, the
 * guard says what a plain reading says: none is ever wider, outlives its parent or helps another.
 */
class TokenPropertyTest {
  private static final HostToken HOST = HostToken.claim();
  private static final int STEPS = 60;
  private static final List<String> TOOLS = List.of("a", "b", "c");
  private static final Map<String, List<Part>> MANIFEST =
      Map.of(
          "a",
          List.of(
              new Part(Capability.FILE_READ, "/n/a/**"),
              new Part(Capability.NET_CONNECT, "10.0.0.0/8:80"),
              new Part(Capability.TOOL_CALL, "c")),
          "b",
          List.of(
              new Part(Capability.FILE_READ, "/n/**"),
              new Part(Capability.FILE_WRITE, "/n/b/**"),
              new Part(Capability.JDBC, "jdbc:h2:mem:b")),
          "c",
          List.of(new Part(Capability.FILE_READ, "/n/b"), new Part(Capability.ENV_READ, "A*")));

  @TempDir Path temp;
  private LoadedPolicy loaded;
  private Tokens tokens;
  private final List<Pair> pairs = new ArrayList<>();

  /** A token and what it means. */
  private record Pair(Token token, TokenReference meaning) {}

  /** What runs, and what that means; null for the host. */
  private record Running(@Nullable Object compartment, ScopeReference meaning) {}

  @BeforeEach
  void start() throws Exception {
    StringBuilder text = new StringBuilder("version: 1\ntools:\n");
    for (String tool : TOOLS) {
      text.append("  ").append(tool).append(":\n    grants:\n");
      MANIFEST.get(tool).forEach(part -> text.append("      - " + part.text() + "\n"));
    }
    loaded = LoadedPolicy.of(temp, text.toString());
    loaded.policy().host().claim(null, HOST);
    // Without the agent every minting gives a new handle, which is all that is wanted here.
    tokens = new Tokens(loaded.policy(), (id, tool) -> HOST.mint(tool, "file.read: /x"));
  }

  @Test
  void tokens_mean_what_a_plain_reading_says() {
    Cases.tryAll("derivations of tokens", 40, this::steps);
  }

  private void steps(Draw draw) throws Exception {
    pairs.clear();
    pairs.add(minted(draw));
    for (int step = 0; step < STEPS; step++) {
      switch (draw.below(8)) {
        case 0 -> pairs.add(minted(draw));
        case 1, 2, 3 -> derive(draw, running(draw));
        case 4 -> revoke(draw, running(draw));
        default -> ask(draw, scoped(draw, running(draw)));
      }
    }
  }

  private Pair minted(Draw draw) throws ManifestException {
    String tool = draw.of(TOOLS);
    List<Part> parts = Parts.of(draw, TOOLS);
    if (draw.once(3)) {
      Running running = entered(host(), tool);
      TokenReference whole = TokenReference.first(tool, MANIFEST.get(tool));
      if (!whole.hasKinds(parts)) {
        parts = MANIFEST.get(tool);
      }
      Token token = tokens.held(running.compartment(), read(parts));
      return new Pair(token, whole.narrowed(parts));
    }
    return new Pair(tokens.mint(null, HOST, tool, read(parts)), TokenReference.first(tool, parts));
  }

  private void derive(Draw draw, Running by) throws ManifestException {
    Pair from = draw.of(pairs);
    List<Part> parts = Parts.of(draw, TOOLS);
    String borrower = draw.of(TOOLS);
    int uses = 1 + draw.below(4);
    boolean past = draw.once(4);
    Instant end = past ? Instant.EPOCH : Instant.parse("9999-01-01T00:00:00Z");
    Object compartment = by.compartment();
    List<Grant> grants = read(parts);
    Token token = from.token();
    TokenReference meaning = from.meaning();
    boolean any = mayAny(by, meaning);
    switch (draw.below(4)) {
      case 0 ->
          derived(
              any && meaning.hasKinds(parts),
              () -> tokens.attenuate(compartment, token, grants),
              meaning.narrowed(parts));
      case 1 ->
          derived(
              mayAll(by, meaning),
              () -> tokens.delegate(compartment, token, borrower),
              meaning.lent(borrower));
      case 2 ->
          derived(any, () -> tokens.limit(compartment, token, null, uses), meaning.counted(uses));
      default -> derived(any, () -> tokens.limit(compartment, token, end, 0), meaning.ending(past));
    }
  }

  private void derived(
      boolean expected, java.util.function.Supplier<Token> act, TokenReference meaning) {
    try {
      Token token = act.get();
      require(expected, true, "derivation");
      pairs.add(new Pair(token, meaning));
    } catch (SecurityException | IllegalArgumentException e) {
      require(expected, false, "derivation: " + e);
    }
  }

  private void revoke(Draw draw, Running by) {
    Pair pair = draw.of(pairs);
    boolean expected = mayAny(by, pair.meaning());
    try {
      tokens.revoke(by.compartment(), pair.token());
      require(expected, true, "revocation");
      pair.meaning().revoke();
    } catch (SecurityException e) {
      require(expected, false, "revocation: " + e);
    }
  }

  private static boolean mayAny(Running by, TokenReference token) {
    List<String> tools = by.meaning().tools();
    return tools.isEmpty() || tools.stream().anyMatch(token::isOf);
  }

  private static boolean mayAll(Running by, TokenReference token) {
    return by.meaning().tools().stream().allMatch(token::isOf);
  }

  /** Asks twice: the second time the answer may be remembered. */
  private void ask(Draw draw, Running running) throws Exception {
    if (running.compartment() == null) {
      return;
    }
    Capability kind = Parts.kind(draw);
    Object resource = Parts.resource(draw, kind);
    String what = kind + " " + resource + " by " + running.meaning().tools();
    for (int turn = 0; turn < 2; turn++) {
      boolean expected = running.meaning().lets(kind, resource);
      require(expected, allows(running.compartment(), kind, resource), what + ", turn " + turn);
    }
  }

  private boolean allows(Object compartment, Capability kind, Object resource) throws Exception {
    Object subject =
        resource instanceof byte[] bytes ? InetAddress.getByAddress("x", bytes) : resource;
    return kind == Capability.NET_CONNECT
        ? loaded.allows((Compartment) compartment, Question.NET_CONNECT, subject, 80)
        : loaded.allows((Compartment) compartment, question(kind), subject);
  }

  private Running host() {
    return new Running(null, new ScopeReference(List.of(), List.of(), MANIFEST));
  }

  /** The host, a tool, or a tool in a tool. */
  private Running running(Draw draw) {
    Running running = host();
    for (int left = draw.below(4); left > 0; left--) {
      running = entered(running, draw.of(TOOLS));
    }
    return running;
  }

  private Running entered(Running outer, String tool) {
    Object inner = loaded.entered((Compartment) outer.compartment(), TOOLS.indexOf(tool));
    return new Running(inner, outer.meaning().enter(tool));
  }

  /** With tokens in use, and perhaps in another tool then. */
  private Running scoped(Draw draw, Running outer) {
    Running running = outer;
    for (int left = draw.below(4); left > 0; left--) {
      running = draw.once(4) ? entered(running, draw.of(TOOLS)) : used(running, draw.of(pairs));
    }
    return running;
  }

  private Running used(Running outer, Pair pair) {
    ScopeReference expected = outer.meaning().use(pair.meaning());
    try {
      Object inner = tokens.scope(outer.compartment(), pair.token());
      require(expected != null, true, "use");
      return new Running(inner, java.util.Objects.requireNonNull(expected));
    } catch (SecurityException e) {
      require(expected != null, false, "use: " + e);
      return outer;
    }
  }

  private static Question question(Capability kind) {
    return switch (kind) {
      case FILE_READ -> Question.FILE_READ;
      case FILE_WRITE -> Question.FILE_WRITE;
      case JDBC -> Question.JDBC_CONNECT;
      case ENV_READ -> Question.ENV_READ;
      default -> throw new IllegalArgumentException(kind.key());
    };
  }

  private static List<Grant> read(List<Part> parts) throws ManifestException {
    return GrantTexts.read(parts.stream().map(Part::text).toList());
  }

  private static void require(boolean expected, boolean found, String what) {
    if (expected != found) {
      throw new AssertionError(what + ": " + found + ", not " + expected);
    }
  }
}
