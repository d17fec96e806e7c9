package dev.harness.capability;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is in a JVM without the agent: tasks just run, and tokens are names. */
final class Unenforced extends Enforcement {
  static final Unenforced INSTANCE = new Unenforced();

  private boolean claimed;

  private Unenforced() {}

  @Override
  protected @Nullable Object enter(String tool) {
    return null;
  }

  @Override
  protected @Nullable Object enter(Token token) {
    return null;
  }

  @Override
  protected @Nullable Object enter(HostToken host) {
    return null;
  }

  @Override
  protected void exit(@Nullable Object outer) {}

  @Override
  protected List<String> current() {
    return List.of();
  }

  @Override
  protected synchronized void claim(HostToken host) {
    if (claimed) {
      throw new IllegalStateException("the host token is claimed already");
    }
    claimed = true;
  }

  @Override
  protected Token mint(HostToken host, String tool, List<String> grants) {
    return handle("unenforced", tool);
  }

  @Override
  protected Token held(List<String> grants) {
    return handle("unenforced", "");
  }

  @Override
  protected Token attenuate(Token token, List<String> grants) {
    return handle(token.id(), token.tool());
  }

  @Override
  protected Token delegate(Token token, String tool) {
    return handle(token.id(), tool);
  }

  @Override
  protected Token expires(Token token, Instant end) {
    return handle(token.id(), token.tool());
  }

  @Override
  protected Token uses(Token token, int count) {
    return handle(token.id(), token.tool());
  }

  @Override
  protected void revoke(Token token) {}
}
