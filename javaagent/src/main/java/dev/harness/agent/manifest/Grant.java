package dev.harness.agent.manifest;

import dev.harness.agent.sql.SqlGrant;
import dev.harness.capability.Capability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A capability written in the manifest. Variables are replaced and the syntax is checked. */
public sealed interface Grant {

  /** The kind of capability. */
  Capability capability();

  /** Limits in time and number, {@link Limits#NONE} when it has none. */
  Limits limits();

  /**
   * {@code file.read}, {@code file.write} and {@code net.unix}.
   *
   * @param paths absolute path patterns
   */
  record Files(Capability capability, List<PathPattern> paths, Limits limits) implements Grant {}

  /**
   * {@code net.connect} and {@code net.listen}.
   *
   * @param hosts host and port patterns
   */
  record Hosts(Capability capability, List<HostPattern> hosts, Limits limits) implements Grant {}

  /**
   * {@code env.read}, {@code property.read}, {@code property.write}, {@code jvm} and {@code
   * tool.call}.
   *
   * @param names exact names; where the kind allows it, a trailing {@code *} stands for any suffix
   */
  record Names(Capability capability, List<String> names, Limits limits) implements Grant {}

  /**
   * {@code process.exec}.
   *
   * @param program absolute path of the program
   * @param args argument patterns ({@code *} matches any characters); a last {@code ...} stands for
   *     any further ones
   * @param env names of environment variables the tool may choose, trailing {@code *} allowed
   * @param cwd where the child may run; null for the JVM's own folder only
   * @param terms how it runs
   */
  record Exec(
      String program,
      List<String> args,
      List<String> env,
      @Nullable PathPattern cwd,
      ChildTerms terms,
      Limits limits)
      implements Grant {
    @Override
    public Capability capability() {
      return Capability.PROCESS_EXEC;
    }
  }

  /**
   * {@code jdbc}.
   *
   * @param url URL pattern, starting with {@code jdbc:}
   * @param statements which statements it allows
   * @param user who connects, null for whom the tool names
   * @param password what the database asks for, null for what the tool gives
   */
  record Jdbc(
      String url,
      SqlGrant statements,
      @Nullable Secret user,
      @Nullable Secret password,
      Limits limits)
      implements Grant {
    @Override
    public Capability capability() {
      return Capability.JDBC;
    }
  }
}
