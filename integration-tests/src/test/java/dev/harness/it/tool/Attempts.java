package dev.harness.it.tool;

import dev.harness.it.attempt.Attempt;
import dev.harness.it.attempt.Attempt.Act;
import dev.harness.it.attempt.Attempt.Effect;
import dev.harness.it.attempt.Attempt.Expectation;
import java.util.ArrayList;
import java.util.List;

/** All attempts. */
public final class Attempts {
  private final List<Attempt> list = new ArrayList<>();

  /** All of them. */
  public static List<Attempt> all() {
    Attempts all = new Attempts();
    ReadAttempts.addTo(all);
    OpenAttempts.addTo(all);
    OracleAttempts.addTo(all);
    MetadataAttempts.addTo(all);
    WriteAttempts.addTo(all);
    NetAttempts.addTo(all);
    ProcessAttempts.addTo(all);
    NameAttempts.addTo(all);
    JvmAttempts.addTo(all);
    PowerAttempts.addTo(all);
    DynamicCodeAttempts.addTo(all);
    JdbcAttempts.addTo(all);
    SqlAttempts.addTo(all);
    EmbeddedAttempts.addTo(all);
    ThreadAttempts.addTo(all);
    XmlAttempts.addTo(all);
    LibraryAttempts.addTo(all);
    LibraryNetworkAttempts.addTo(all);
    PathAttempts.addTo(all);
    LiarAttempts.addTo(all);
    LinkAttempts.addTo(all);
    LateAttempts.addTo(all);
    SpellingAttempts.addTo(all);
    HostAttempts.addTo(all);
    SharedAttempts.addTo(all);
    AgentAttempts.addTo(all);
    LoaderAttempts.addTo(all);
    CarrierAttempts.addTo(all);
    UpcallAttempts.addTo(all);
    RouteAttempts.addTo(all);
    NestedAttempts.addTo(all);
    NulAttempts.addTo(all);
    RowAttempts.addTo(all);
    return all.list;
  }

  void add(String name, Effect effect, Act act) {
    list.add(new Attempt(name, act, effect, Expectation.GRANTABLE, ""));
  }

  /** What no grant allows. */
  void never(String name, Effect effect, Act act) {
    list.add(new Attempt(name, act, effect, Expectation.NEVER, ""));
  }

  /** What a neighbour's grant allows, too; {@code limit} is how SECURITY.md calls the reason. */
  void open(String limit, String name, Effect effect, Act act) {
    list.add(new Attempt(name, act, effect, Expectation.LIMIT, limit));
  }

  /** What the host does on its own account: whatever the tool did before, it works. */
  void always(String name, Effect effect, Act act) {
    list.add(new Attempt(name, act, effect, Expectation.ALWAYS, ""));
  }

  /** What needs no grant; {@code limit} is how SECURITY.md calls the reason. */
  void ungated(String limit, String name, Effect effect, Act act) {
    list.add(new Attempt(name, act, effect, Expectation.ALWAYS, limit));
  }

  /** What no grant allows, though it should; {@code limit} is how SECURITY.md calls the reason. */
  void unsupported(String limit, String name, Effect effect, Act act) {
    list.add(new Attempt(name, act, effect, Expectation.NEVER, limit));
  }
}
