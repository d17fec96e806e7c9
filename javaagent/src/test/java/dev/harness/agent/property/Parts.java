package dev.harness.agent.property;

import dev.harness.agent.property.TokenReference.Part;
import dev.harness.capability.Capability;
import java.util.ArrayList;
import java.util.List;

/** Random parts of tokens, so alike that they often cover what is asked. */
public final class Parts {
  private Parts() {}

  /** A kind of capability. */
  public static Capability kind(Draw draw) {
    return draw.of(
        Capability.FILE_READ,
        Capability.FILE_READ,
        Capability.FILE_WRITE,
        Capability.NET_CONNECT,
        Capability.JDBC,
        Capability.ENV_READ);
  }

  /** What such a capability may be asked for. */
  public static Object resource(Draw draw, Capability kind) {
    return switch (kind) {
      case FILE_READ, FILE_WRITE -> draw.of("/n", "/n/a", "/n/b", "/n/a/b", "/n/b/c", "/n/b/c/d");
      case NET_CONNECT -> new byte[] {10, (byte) draw.below(2), 0, (byte) draw.below(2)};
      case JDBC -> draw.of("jdbc:h2:mem:a", "jdbc:h2:mem:b");
      default -> draw.of("A", "AB", "B");
    };
  }

  /** One to three parts of a token; those for calls name one of the tools. */
  public static List<Part> of(Draw draw, List<String> tools) {
    List<Part> parts = new ArrayList<>();
    for (int left = 1 + draw.below(3); left > 0; left--) {
      Capability kind = draw.once(8) ? Capability.TOOL_CALL : kind(draw);
      parts.add(new Part(kind, pattern(draw, kind, tools)));
    }
    return parts;
  }

  private static String pattern(Draw draw, Capability kind, List<String> tools) {
    return switch (kind) {
      case FILE_READ, FILE_WRITE -> draw.of("/**", "/n/**", "/n/*", "/n/a/**", "/n/b", "/n/b/c");
      case NET_CONNECT -> draw.of("10.0.0.0/8:80", "10.1.0.0/16:80", "10.0.0.1:80");
      case JDBC -> draw.of("jdbc:h2:mem:a", "jdbc:h2:mem:b");
      case TOOL_CALL -> draw.of(tools);
      default -> draw.of("A", "A*", "*");
    };
  }
}
