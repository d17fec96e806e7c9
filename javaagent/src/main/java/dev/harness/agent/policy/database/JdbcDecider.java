package dev.harness.agent.policy.database;

import dev.harness.agent.jdbc.DatabaseUrl;
import dev.harness.agent.jdbc.EmbeddedFile;
import dev.harness.agent.jdbc.Handles;
import dev.harness.agent.jdbc.JdbcUrl;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Judge;
import dev.harness.agent.policy.judge.Refusal;
import dev.harness.agent.policy.judge.Subjects;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.match.FileSystemLinks;
import dev.harness.agent.policy.match.RealPath;
import dev.harness.agent.policy.owner.Callers;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.capability.Capability;
import dev.harness.interceptors.KnownDrivers;
import dev.harness.interceptors.Question;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Answers questions about connections to databases; what is done with them is for others. */
public final class JdbcDecider {
  /** Where data sources tell their URL. */
  private static final String[] URL_METHODS = {"getJdbcUrl", "getURL", "getUrl"};

  private final Judge judge;
  private final ClassOwners owners;
  private final Drivers drivers;
  private final Logins logins;
  private final StatementDecider statements;

  public JdbcDecider(Judge judge, ClassOwners owners, Drivers drivers) {
    this.judge = judge;
    this.owners = owners;
    this.drivers = drivers;
    this.logins = new Logins();
    this.statements = new StatementDecider(judge, drivers);
  }

  /** The same by another judge. */
  public JdbcDecider judgedBy(Judge other) {
    return new JdbcDecider(other, owners, drivers);
  }

  /** Answers a question. */
  public Verdict decide(
      Compartment compartment, Question question, @Nullable Object subject, @Nullable Object detail)
      throws Exception {
    return switch (question) {
      case JDBC_CONNECT -> connect(compartment, subject);
      case JDBC_SOURCE -> source(compartment, subject);
      case JDBC_SETTING -> setting(subject);
      case JDBC_DIRECT -> Verdict.deny(hopeless(Subjects.text(subject)), null);
      default -> statements.decide(compartment, question, subject, detail);
    };
  }

  public StatementDecider statements() {
    return statements;
  }

  public Logins logins() {
    return logins;
  }

  /**
   * A connection or statement that a driver has just made: all that it can do must be asked about.
   *
   * @throws Refusal if something is not
   */
  public @Nullable Object usable(@Nullable Object made) throws Refusal {
    String open = made == null ? null : drivers.open(made);
    if (open != null) {
      throw new Refusal(Verdict.deny(hopeless(Subjects.text(made) + ": " + open), null));
    }
    return made;
  }

  /** Whether a driver may connect to this URL. */
  private Verdict connect(Compartment compartment, @Nullable Object url) {
    if (!(url instanceof String text)) {
      return Verdict.deny(hopeless(Subjects.text(url)), null);
    }
    String shown = JdbcUrl.withoutSecrets(text);
    String refusal = DatabaseUrl.refusal(text);
    if (refusal != null) {
      return Verdict.deny(
          new Attempt(Capability.JDBC, shown, "", Capability.JDBC.verb(), refusal), null);
    }
    EmbeddedFile file = EmbeddedFile.of(text);
    String real = file == null ? text : real(file, text);
    if (real == null) {
      return Verdict.deny(hopeless(shown), null);
    }
    Verdict verdict = judge(compartment, text, false);
    return verdict.allowed() && !real.equals(text) ? judge(compartment, real, false) : verdict;
  }

  /** A grant covers a URL as it is, or without parameters that tools may set or the host set. */
  private Verdict judge(Compartment compartment, String url, boolean hosts) {
    String shown = hosts ? DatabaseUrl.withoutParameters(url) : JdbcUrl.withoutSecrets(url);
    return judge.judge(compartment, Attempt.of(Capability.JDBC, shown), new UrlLookup(url, hosts));
  }

  /** The URL by where the database's file really lies; null if that cannot be told. */
  private static @Nullable String real(EmbeddedFile file, String url) {
    String real = RealPath.resolve(file.file(), true, FileSystemLinks.INSTANCE);
    return real == null ? null : file.at(real, url);
  }

  /** Whether a data source may be changed: by whoever made it, and by itself. */
  private static Verdict setting(@Nullable Object source) {
    boolean hosts = source == null || Handles.isHosts(source);
    return hosts && (source == null || !Callers.isPartOf(source.getClass()))
        ? Verdict.deny(
            new Attempt(
                Capability.JDBC,
                Subjects.text(source),
                "",
                "change, or look into, the host's data source",
                "only connections are to be had from it"),
            null)
        : Verdict.passing(Attempt.hopeless(Capability.JDBC, "own data source"));
  }

  /** Whether a data source, asked by its own class, leads to a granted URL. */
  private Verdict source(Compartment compartment, @Nullable Object source)
      throws ReflectiveOperationException {
    if (source != null && !owners.isTools(source.getClass()) && drivers.isClosed(source)) {
      String url = url(source);
      if (url != null) {
        // A tool may have told a data source of the host another URL.
        boolean hosts = Handles.isHosts(source) && Handles.isHostsUrl(url);
        return hosts ? judge(compartment, url, true) : connect(compartment, url);
      }
      if (!Handles.isHosts(source) && !KnownDrivers.isDirect(source.getClass().getName())) {
        // It acts for whoever uses it, and the driver behind it is asked about.
        return Verdict.passing(Attempt.hopeless(Capability.JDBC, Subjects.text(source)));
      }
    }
    return Verdict.deny(hopeless(Subjects.text(source)), null);
  }

  private static Attempt hopeless(String what) {
    return Attempt.hopeless(Capability.JDBC, what);
  }

  private static @Nullable String url(Object source) throws ReflectiveOperationException {
    for (String name : URL_METHODS) {
      try {
        Object url = source.getClass().getMethod(name).invoke(source);
        if (url instanceof String text) {
          return text;
        }
      } catch (NoSuchMethodException | InvocationTargetException e) {
        // The next name may be the one this source has.
      }
    }
    return null;
  }
}
