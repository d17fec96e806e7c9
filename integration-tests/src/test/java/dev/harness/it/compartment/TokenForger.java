package dev.harness.it.compartment;

import static dev.harness.capability.Capability.FILE_READ;
import static dev.harness.it.fork.Probe.show;

import dev.harness.capability.HostToken;
import dev.harness.capability.Token;
import dev.harness.it.other.OtherTool;
import dev.harness.it.tool.Deeds;
import dev.harness.it.tool.Forgeries;
import java.lang.reflect.Method;

/** A host whose tokens a tool steals, copies and forges. */
public final class TokenForger {
  private static final HostToken HOST = HostToken.claim();

  private TokenForger() {}

  /** Argument: a file that the tool may not read. */
  public static void main(String[] arguments) {
    String file = arguments[0];
    Token others = HOST.mint("other", FILE_READ.of(file));
    Token ended = HOST.mint("tool", FILE_READ.of(file));
    Token own = HOST.mint("tool", FILE_READ.of(file));
    ended.revoke();
    Forgeries.all()
        .forEach(
            (name, way) -> {
              show(name + ", another tool's", () -> read(way, others, file));
              show(name + ", revoked", () -> read(way, ended, file));
            });
    show("END of the other", () -> OtherTool.readWith(others, file));
    show("END of its own", () -> Deeds.readWith(own, file));
  }

  /** Calls for others what they name. */
  public static Object invoke(Method method, Object receiver, Object argument) throws Exception {
    return method.invoke(receiver, argument);
  }

  private static Object read(Forgeries.Way way, Token token, String file) throws Exception {
    try {
      return way.read(token, file);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
