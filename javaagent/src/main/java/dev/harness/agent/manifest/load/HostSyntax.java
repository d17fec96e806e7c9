package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.HostPattern;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Checks {@code host:port} patterns. */
final class HostSyntax {
  private static final int MOST = 65535;

  /** Not made where no host is named. */
  private static final class Patterns {
    static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
    static final Pattern NAME =
        Pattern.compile(
            "(\\*\\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

    static final Pattern URL =
        Pattern.compile("(?:http|ws)(s)?://([^/:?#]+)(?::(\\d+))?(?:[/?#].*)?");

    private Patterns() {}
  }

  private final Problems problems;

  HostSyntax(Problems problems) {
    this.problems = problems;
  }

  /** For {@code net.connect}; null after a complaint. */
  @Nullable HostPattern remote(Node node, String text) {
    Matcher url = Patterns.URL.matcher(text);
    if (url.matches()) {
      String port = url.group(3) == null ? (url.group(1) == null ? "80" : "443") : url.group(3);
      String fix = url.group(2) + ":" + port;
      problems.at(node, "expected host:port, found \"" + text + "\"; write \"" + fix + "\"");
      return null;
    }
    int colon = text.lastIndexOf(':');
    boolean bare = text.indexOf(':') != colon && !text.startsWith("[");
    if (colon < 1 || bare || text.endsWith("]")) {
      String fix = bare ? "[" + text + "]:443" : text + ":443";
      problems.at(node, "expected host:port, found \"" + text + "\"; write \"" + fix + "\"");
      return null;
    }
    return pattern(node, text, text.substring(0, colon), text.substring(colon + 1), 1);
  }

  /** For {@code net.listen}: the address may be missing. */
  @Nullable HostPattern local(Node node, String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "*" : text.substring(0, colon);
    String plain = unbracketed(host);
    if (!plain.equals("*") && !plain.equals("localhost") && !isOneAddress(plain)) {
      problems.at(
          node,
          "\"" + host + "\" is no local address: write an IP address, localhost, * or nothing");
      return null;
    }
    return pattern(node, text, host, text.substring(colon + 1), 0);
  }

  private @Nullable HostPattern pattern(
      Node node, String text, String host, String ports, int least) {
    String plain = unbracketed(host.toLowerCase(Locale.ROOT));
    String problem = AddressSyntax.problem(plain);
    if (problem == null && !AddressSyntax.isAddress(plain) && !isName(plain)) {
      problem = "\"" + host + "\" is no host: expected a name, *.suffix, an address, a block or *";
    }
    if (problem != null) {
      problems.at(node, problem);
      return null;
    }
    return withPorts(node, text, plain, ports, least);
  }

  private @Nullable HostPattern withPorts(
      Node node, String text, String host, String ports, int least) {
    if (ports.equals("*")) {
      return new HostPattern(host, least, MOST, text);
    }
    Matcher matcher = Patterns.PORTS.matcher(ports);
    if (matcher.matches()) {
      int first = Integer.parseInt(matcher.group(1));
      int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
      if (least <= first && first <= last && last <= MOST) {
        return new HostPattern(host, first, last, text);
      }
    }
    String range = "a port from " + least + " to " + MOST + ", a range such as 8000-8999, or *";
    problems.at(node, "expected " + range + ", found \"" + ports + "\" in \"" + text + "\"");
    return null;
  }

  private static boolean isOneAddress(String host) {
    return host.indexOf('/') < 0 && AddressSyntax.isAddress(host);
  }

  private static boolean isName(String host) {
    return host.equals("*") || (host.length() <= 253 && Patterns.NAME.matcher(host).matches());
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
