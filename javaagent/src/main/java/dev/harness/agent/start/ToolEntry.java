package dev.harness.agent.start;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.ManifestException;
import dev.harness.agent.manifest.load.GrantTexts;
import dev.harness.agent.policy.DeclaredTools;
import dev.harness.agent.policy.Policy;
import dev.harness.agent.policy.Tokens;
import dev.harness.agent.policy.owner.Trail;
import dev.harness.bootstrap.EntryGate;
import dev.harness.capability.Enforcement;
import dev.harness.capability.HostToken;
import dev.harness.capability.Token;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The agent's side of the API: enters tools by name and with tokens, and deals out tokens. */
final class ToolEntry extends Enforcement {
  private final Policy policy;
  private final Tokens tokens;
  private final long key;

  ToolEntry(Policy policy, long key) {
    this.policy = policy;
    this.tokens = new Tokens(policy, Enforcement::handle);
    this.key = key;
  }

  void install() {
    Enforcement.install(this);
  }

  @Override
  protected @Nullable Object enter(String tool) {
    int number = policy.tools().numberOf(tool);
    if (number < 0) {
      throw new IllegalArgumentException("the manifest has no tool \"" + tool + "\"");
    }
    policy.tools().noteEntry(number);
    return EntryGate.enter(number, key);
  }

  @Override
  protected @Nullable Object enter(Token token) {
    return EntryGate.enterAs(tokens.scope(EntryGate.current(key), token), key);
  }

  @Override
  protected @Nullable Object enter(HostToken host) {
    policy.host().requireMayLeave(EntryGate.current(key), host);
    Trail.enterHost();
    return EntryGate.enterAs(null, key);
  }

  @Override
  protected void exit(@Nullable Object outer) {
    EntryGate.exit(outer, key);
  }

  @Override
  protected List<String> current() {
    return DeclaredTools.names(EntryGate.current(key));
  }

  @Override
  protected void claim(HostToken host) {
    policy.host().claim(EntryGate.current(key), host);
  }

  @Override
  protected Token mint(HostToken host, String tool, List<String> grants) {
    return asHost(running -> tokens.mint(running, host, tool, read(grants)));
  }

  @Override
  protected Token held(List<String> grants) {
    return asHost(running -> tokens.held(running, read(grants)));
  }

  @Override
  protected Token attenuate(Token token, List<String> grants) {
    return asHost(running -> tokens.attenuate(running, token, read(grants)));
  }

  @Override
  protected Token delegate(Token token, String tool) {
    return asHost(running -> tokens.delegate(running, token, tool));
  }

  @Override
  protected Token expires(Token token, Instant end) {
    return asHost(running -> tokens.limit(running, token, end, 0));
  }

  @Override
  protected Token uses(Token token, int count) {
    return asHost(running -> tokens.limit(running, token, null, count));
  }

  @Override
  protected void revoke(Token token) {
    tokens.revoke(EntryGate.current(key), token);
  }

  /** The harness's own work on a tool's thread: it gets nothing from the tool but final classes. */
  private Token asHost(Function<@Nullable Object, Token> work) {
    Object running = EntryGate.current(key);
    Trail.enterHost();
    Object outer = EntryGate.enterAs(null, key);
    try {
      return work.apply(running);
    } finally {
      EntryGate.exit(outer, key);
    }
  }

  private static List<Grant> read(List<String> grants) {
    try {
      return GrantTexts.read(grants);
    } catch (ManifestException e) {
      throw new IllegalArgumentException(String.join("; ", e.problems()));
    }
  }
}
