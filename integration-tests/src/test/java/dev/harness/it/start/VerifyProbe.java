package dev.harness.it.start;

import dev.harness.bootstrap.EntryGate;
import dev.harness.bootstrap.Gate;
import dev.harness.capability.Capability;
import dev.harness.capability.CapabilityDeniedException;
import dev.harness.it.tool.Ruler;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A host that breaks the agent in one way, and then lets a tool measure a file. */
public final class VerifyProbe {
  private static final String TOOL = "dev/harness/it/tool";

  private static final int TRIES = 10_000;

  private final long key = (long) get(null, Gate.class, "key");
  private final String path;

  private VerifyProbe(String path) {
    this.path = path;
  }

  /** Arguments: what is broken, and a file that is not granted. */
  public static void main(String[] arguments) throws Exception {
    VerifyProbe probe = new VerifyProbe(arguments[1]);
    String outcome;
    try {
      outcome = "measured " + probe.measured(arguments[0]);
    } catch (CapabilityDeniedException e) {
      outcome = "denied";
    }
    System.out.println(outcome);
  }

  private long measured(String broken) throws Exception {
    return switch (broken) {
      case "nothing" -> Ruler.length(path);
      case "gate left out" -> withoutGate();
      case "left too early" -> Ruler.ask(this::afterExit);
      case "never left" -> stillInside();
      case "stale answer" -> remembered();
      case "wrong match" -> matched();
      default -> throw new IllegalArgumentException(broken);
    };
  }

  /** The tool's class is defined while the agent does not know whose it is. */
  private long withoutGate() throws Exception {
    Map<?, ?> packages = (Map<?, ?>) get(get(policy(), "owners"), "packages");
    Object number = packages.remove(TOOL);
    Class.forName("dev.harness.it.tool.Ruler");
    put(packages, TOOL, number);
    return Ruler.length(path);
  }

  private long afterExit() {
    EntryGate.exit(null, key);
    return new File(path).length();
  }

  private long stillInside() {
    EntryGate.enter(0, key);
    return new File(path).length();
  }

  /** Until the tool asks before the answer that was put there is forgotten. */
  private long remembered() throws Exception {
    Object cache = get(compartment(), "cache");
    Method now =
        method(cache.getClass().getClassLoader(), "dev.harness.agent.policy.cache.Epoch", "now");
    Method remember =
        cache
            .getClass()
            .getDeclaredMethod("remember", int.class, Object.class, int.class, String.class);
    remember.setAccessible(true);
    Object tag = tag(cache.getClass().getClassLoader());
    for (int i = 0; i < TRIES; i++) {
      remember.invoke(cache, tag, path, now.invoke(null), null);
      try {
        return Ruler.length(path);
      } catch (CapabilityDeniedException e) {
        // Forgotten already.
      }
    }
    throw new IllegalStateException("the answer was never found");
  }

  /** By what answers about reading are kept. */
  private static Object tag(ClassLoader agent) throws Exception {
    Class<?> questions = Class.forName("dev.harness.interceptors.Question", true, agent);
    Method tag =
        Class.forName("dev.harness.agent.policy.cache.DecisionCache", true, agent)
            .getDeclaredMethod("tag", questions, int.class);
    tag.setAccessible(true);
    return tag.invoke(null, questions.getField("FILE_READ").get(null), 0);
  }

  /** The table that the tool's grants were arranged in says more than they do. */
  private long matched() throws Exception {
    Object tool = ((List<?>) get(compartment(), "tools")).get(0);
    Object holdings = get(tool, "holdings");
    Object rule = get(((List<?>) get(holdings, "written")).get(0), "rule");
    Map<?, ?> tries = (Map<?, ?>) get(holdings, "paths");
    Class<?> builders =
        Class.forName(
            "dev.harness.agent.policy.match.PathTrie$Builder",
            true,
            holdings.getClass().getClassLoader());
    Constructor<?> made = builders.getConstructor();
    Object builder = made.newInstance();
    builders.getMethod("add", String.class, Object.class).invoke(builder, "/**", rule);
    put(tries, Capability.FILE_READ, builders.getMethod("build").invoke(builder));
    return Ruler.length(path);
  }

  private Object compartment() {
    Object outer = EntryGate.enter(0, key);
    try {
      return EntryGate.current(key);
    } finally {
      EntryGate.exit(outer, key);
    }
  }

  private static Object policy() {
    Object guard = get(null, Gate.class, "guard");
    return guard.getClass().getSimpleName().equals("VerifyingGuard")
        ? get(get(guard, "guard"), "policy")
        : get(guard, "policy");
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<?, ?> map, Object key, Object value) {
    ((Map<Object, Object>) map).put(key, value);
  }

  private static Object get(Object object, String field) {
    return get(object, object.getClass(), field);
  }

  private static Object get(@Nullable Object object, Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Method method(ClassLoader loader, String type, String name) throws Exception {
    Method method = Class.forName(type, true, loader).getDeclaredMethod(name);
    method.setAccessible(true);
    return method;
  }
}
