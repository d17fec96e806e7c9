package dev.harness.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.agent.manifest.load.GrantTexts;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.HoldingsBuilder;
import dev.harness.agent.policy.judge.Minted;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.interceptors.Question;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Threads that use, revoke and outlive grants and tokens at the same moment. Every round begins
 * anew; {@code -Drace.rounds} says how many.
 */
class LimitRacesTest {
  private static final int ROUNDS = Integer.getInteger("race.rounds", 300);
  private static final int THREADS = 3;
  private static final String FILE = "/srv/races/file";

  @TempDir Path temp;
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
  private final AtomicInteger ids = new AtomicInteger();
  private LoadedPolicy loaded;

  @BeforeEach
  void start() throws Exception {
    load("");
  }

  @AfterEach
  void end() {
    pool.shutdownNow();
  }

  @Test
  void the_uses_of_a_token_are_taken_exactly_once() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Compartment scope = scope(minted().limited(null, 5));
      assertThat(allowed(List.of(scope, scope, scope), 4)).as("round " + round).isEqualTo(5);
    }
  }

  @Test
  void children_share_the_uses_of_their_parent() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Minted parent = minted().limited(null, 5);
      List<Compartment> scopes = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        scopes.add(scope(parent.limited(null, 4)));
      }
      assertThat(allowed(scopes, 4)).as("round " + round).isEqualTo(5);
    }
  }

  @Test
  void the_uses_of_a_grant_are_taken_exactly_once_alone_and_nested() throws Exception {
    for (int round = 0; round < Math.max(20, ROUNDS / 20); round++) {
      load("    grants: [{ file.read: " + FILE + ", uses: 5 }]\n");
      Compartment tool = loaded.entered(null, 0);
      Compartment nested = loaded.entered(loaded.entered(null, 1), 0);
      assertThat(allowed(List.of(tool, nested, tool), 4)).as("round " + round).isEqualTo(5);
    }
  }

  @Test
  void nothing_is_allowed_after_a_token_was_revoked() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Minted parent = minted();
      Compartment scope = scope(round % 2 == 0 ? parent : parent.limited(null, 1_000_000));
      AtomicInteger late = new AtomicInteger();
      Compartment[] scopes = {scope, scope};
      volatileFlag = false;
      together(
          () -> {
            allows(scope);
            parent.revoke();
            volatileFlag = true;
            late.addAndGet(allows(scopes[0]) ? 1 : 0);
          },
          () -> late.addAndGet(readOn(scope)),
          () -> late.addAndGet(readOn(scope)));
      assertThat(late).as("round " + round).hasValue(0);
    }
  }

  private volatile boolean volatileFlag;

  /** How often it was allowed though it began after the revocation had come back. */
  private int readOn(Compartment scope) {
    int late = 0;
    for (int i = 0; i < 50; i++) {
      boolean revoked = volatileFlag;
      late += allows(scope) && revoked ? 1 : 0;
    }
    return late;
  }

  @Test
  void nothing_is_allowed_after_the_end_of_a_token() throws Exception {
    AtomicLong late = new AtomicLong();
    for (int round = 0; round < Math.max(10, ROUNDS / 30); round++) {
      long end = System.currentTimeMillis() + 5;
      Compartment scope = scope(minted().limited(Instant.ofEpochMilli(end), 0));
      Actor reader =
          () -> {
            long before = 0;
            while (before < end + 3) {
              before = System.currentTimeMillis();
              late.addAndGet(allows(scope) && before >= end ? 1 : 0);
            }
          };
      together(reader, reader, reader);
    }
    assertThat(late).hasValue(0);
  }

  @Test
  void a_borrowed_token_ends_with_its_lender_and_is_used_once_by_both() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Minted own = minted().limited(null, 6);
      Minted loan = own.lent(tool(1));
      Compartment both = loan.scope(loaded.entered(loaded.entered(null, 0), 1));
      Compartment alone = loan.scope(loaded.entered(null, 1));
      assertThat(allowed(List.of(both, alone, scope(own)), 3)).as("round " + round).isEqualTo(6);
      own.revoke();
      assertThat(allows(both) || allows(alone)).isFalse();
    }
  }

  private interface Actor {
    void act() throws Exception;
  }

  private void together(Actor... actors) throws Exception {
    CyclicBarrier start = new CyclicBarrier(actors.length);
    List<Future<?>> running = new ArrayList<>();
    for (Actor actor : actors) {
      running.add(
          pool.submit(
              () -> {
                start.await();
                actor.act();
                return null;
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
  }

  /** How many of some uses were allowed, where each thread has a scope of its own. */
  private int allowed(List<Compartment> scopes, int each) throws Exception {
    AtomicInteger allowed = new AtomicInteger();
    Actor[] actors = new Actor[scopes.size()];
    for (int i = 0; i < actors.length; i++) {
      Compartment scope = scopes.get(i);
      actors[i] =
          () -> {
            for (int use = 0; use < each; use++) {
              allowed.addAndGet(allows(scope) ? 1 : 0);
            }
          };
    }
    together(actors);
    return allowed.get();
  }

  private boolean allows(Compartment compartment) {
    return loaded.allows(compartment, Question.FILE_READ, FILE);
  }

  private Minted minted() throws Exception {
    HoldingsBuilder part = HoldingsBuilder.ofTool(Long.MAX_VALUE);
    GrantTexts.read(List.of("file.read: /srv/races/**")).forEach(grant -> part.add(grant, null));
    Set<dev.harness.capability.Capability> kinds =
        EnumSet.of(dev.harness.capability.Capability.FILE_READ);
    return Minted.first("t" + ids.incrementAndGet(), tool(0), part.build(), kinds);
  }

  private Compartment scope(Minted token) {
    return token.scope(loaded.entered(null, token.holder().number()));
  }

  private Tool tool(int number) {
    return loaded.entered(null, number).tools().get(0);
  }

  private void load(String grants) throws Exception {
    loaded =
        LoadedPolicy.of(
            temp,
            "version: 1\ntools:\n  t:\n"
                + (grants.isEmpty() ? "    grants: []\n" : grants)
                + "  other:\n    grants: [file.read: \"/srv/other/**\", tool.call: t]\n");
  }
}
