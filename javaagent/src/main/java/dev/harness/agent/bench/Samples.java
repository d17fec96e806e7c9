package dev.harness.agent.bench;

import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.HostPattern;
import dev.harness.agent.manifest.JvmPower;
import dev.harness.agent.manifest.PathPattern;
import dev.harness.agent.policy.DeclaredTools;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Question;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Operations that stand for what grants cover, and for what none covers. */
final class Samples {
  private static final String WORD = "bench";
  private static final int PORT = 9;

  private Samples() {}

  /** One operation for each pattern of a grant. */
  static List<Operation> of(Grant grant, DeclaredTools tools) throws UnknownHostException {
    String kind = grant.capability().key();
    List<Operation> operations = new ArrayList<>();
    if (grant instanceof Grant.Files files) {
      for (PathPattern path : files.paths()) {
        operations.add(file(grant.capability(), kind, path.text()));
      }
    } else if (grant instanceof Grant.Hosts hosts) {
      for (HostPattern host : hosts.hosts()) {
        operations.add(host(grant.capability(), kind, host));
      }
    } else if (grant instanceof Grant.Exec exec) {
      operations.add(program(kind, exec));
    } else if (grant instanceof Grant.Jdbc jdbc) {
      operations.add(database(kind, jdbc.url(), filled(jdbc.url())));
    } else if (grant instanceof Grant.Names names) {
      for (String name : names.names()) {
        operations.add(
            grant.capability() == Capability.TOOL_CALL
                ? call(kind, name, tools)
                : name(grant.capability(), kind, name, filled(name)));
      }
    }
    return operations;
  }

  /**
   * An operation of this kind that hardly any manifest grants; null if all of it is granted, or if
   * nothing of it is ever refused: whoever may not call a tool enters it with less authority.
   */
  static @Nullable Operation denied(Capability capability, List<Grant> grants) {
    String kind = capability.key();
    String pattern = "(not granted)";
    return switch (capability) {
      case FILE_READ, FILE_WRITE, NET_UNIX -> {
        Operation granted = file(capability, kind, "/harness-bench/not-granted");
        yield new Operation(kind, pattern, granted.question(), granted.subject());
      }
      case NET_CONNECT ->
          new Operation(kind, pattern, Question.NET_HOST, "not-granted.invalid", null, PORT);
      case NET_LISTEN ->
          new Operation(
              kind, pattern, Question.NET_LISTEN, InetAddress.getLoopbackAddress(), null, PORT);
      case PROCESS_EXEC ->
          new Operation(
              kind, pattern, Question.PROCESS_START, new String[] {"/harness-bench/not-granted"});
      case JDBC -> database(kind, pattern, "jdbc:harness:not-granted");
      case JVM -> lackedPower(kind, pattern, grants);
      case TOOL_CALL -> null;
      default -> name(capability, kind, pattern, "harness.not.granted");
    };
  }

  private static @Nullable Operation lackedPower(String kind, String pattern, List<Grant> grants) {
    List<String> lacked = new ArrayList<>(JvmPower.keys());
    for (Grant grant : grants) {
      if (grant.capability() == Capability.JVM && grant instanceof Grant.Names names) {
        lacked.removeAll(names.names());
      }
    }
    return lacked.isEmpty() ? null : Powers.operation(kind, pattern, JvmPower.named(lacked.get(0)));
  }

  private static Operation call(String kind, String name, DeclaredTools tools) {
    return new Operation(kind, name, null, name, null, tools.numberOf(name));
  }

  private static Operation file(Capability capability, String kind, String pattern) {
    String path = filled(pattern);
    return switch (capability) {
      case FILE_READ -> new Operation(kind, pattern, Question.FILE_READ, path);
      case FILE_WRITE -> new Operation(kind, pattern, Question.FILE_WRITE, path);
      default -> new Operation(kind, pattern, Question.NET_UNIX, Path.of(path));
    };
  }

  /** A literal address is connected to; a name is used as HTTP clients use it. */
  private static Operation host(Capability capability, String kind, HostPattern pattern)
      throws UnknownHostException {
    String host = pattern.host();
    int slash = host.indexOf('/');
    String first = slash < 0 ? host : host.substring(0, slash);
    boolean literal = first.indexOf(':') >= 0 || first.matches("[0-9.]+");
    if (capability == Capability.NET_LISTEN) {
      InetAddress address =
          literal ? InetAddress.getByName(first) : InetAddress.getLoopbackAddress();
      return new Operation(
          kind, pattern.text(), Question.NET_LISTEN, address, null, pattern.lastPort());
    }
    return literal
        ? new Operation(
            kind,
            pattern.text(),
            Question.NET_CONNECT,
            InetAddress.getByName(first),
            null,
            pattern.lastPort())
        : new Operation(
            kind, pattern.text(), Question.NET_HOST, filled(host), null, pattern.lastPort());
  }

  private static Operation program(String kind, Grant.Exec exec) {
    List<String> words = new ArrayList<>();
    words.add(exec.program());
    for (String argument : exec.args()) {
      if (!argument.equals("...")) {
        words.add(filled(argument));
      }
    }
    String pattern = exec.program() + " " + String.join(" ", exec.args());
    return new Operation(
        kind, pattern.strip(), Question.PROCESS_START, words.toArray(new String[0]));
  }

  private static Operation database(String kind, String pattern, String url) {
    return new Operation(kind, pattern, Question.JDBC_CONNECT, url, new Properties(), -1);
  }

  private static Operation name(Capability capability, String kind, String pattern, String name) {
    return switch (capability) {
      case ENV_READ -> new Operation(kind, pattern, Question.ENV_READ, name);
      case PROPERTY_READ -> new Operation(kind, pattern, Question.PROPERTY_READ, name);
      case PROPERTY_WRITE -> new Operation(kind, pattern, Question.PROPERTY_WRITE, name);
      default -> Powers.operation(kind, pattern, JvmPower.named(name));
    };
  }

  private static String filled(String pattern) {
    return pattern.replace("**", WORD).replace("*", WORD);
  }
}
