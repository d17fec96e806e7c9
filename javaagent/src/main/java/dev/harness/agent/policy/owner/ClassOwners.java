package dev.harness.agent.policy.owner;

import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.agent.weave.ToolOwners;
import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which class belongs to which tool: because the tool made its loader, whatever the class is called
 * and wherever it claims to come from, or by package, or by jar.
 */
public final class ClassOwners implements ToolOwners {
  private final Map<String, Integer> packages = new HashMap<>();
  private final Map<Path, Integer> jars = new HashMap<>();
  private final Makers<LoaderMaker> loaders = new Makers<>();
  private final ClassLoader own = ClassOwners.class.getClassLoader();

  /** Owners by package and jar, which is settled once a class is there. */
  private final ClassValue<Integer> declared =
      new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
          return declared(type.getName().replace('.', '/'), type.getProtectionDomain());
        }
      };

  /** Takes the tools in the order of their numbers. */
  public ClassOwners(List<ToolDeclaration> tools) {
    for (int number = 0; number < tools.size(); number++) {
      for (String name : tools.get(number).packages()) {
        packages.put(name.replace('.', '/'), number);
      }
      for (Path jar : tools.get(number).jars()) {
        jars.put(jar, number);
      }
    }
  }

  @Override
  public int ownerOf(@Nullable ClassLoader loader, String name, @Nullable ProtectionDomain domain) {
    if (loader == null || isAlwaysHosts(loader)) {
      return HOST;
    }
    LoaderMaker maker = loaders.makerOf(loader);
    return maker == null ? declared(name, domain) : maker.tool;
  }

  private boolean isAlwaysHosts(ClassLoader loader) {
    return loader == own || loader == ClassLoader.getPlatformClassLoader();
  }

  private int declared(String name, @Nullable ProtectionDomain domain) {
    Integer byPackage = byPackage(name);
    if (byPackage != null) {
      return byPackage;
    }
    Integer byJar = jars.isEmpty() || domain == null ? null : byJar(domain);
    return byJar == null ? HOST : byJar;
  }

  /** Whether one of these tools owns a class. */
  public boolean isOf(Class<?> type, List<Tool> tools) {
    int owner = numberOf(type);
    for (Tool tool : tools) {
      if (owner == tool.number()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a class is a tool's. */
  public boolean isTools(Class<?> type) {
    return numberOf(type) != HOST;
  }

  /** Number of the tool that owns a class, or {@link #HOST}. */
  public int numberOf(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || isAlwaysHosts(loader)) {
      return HOST;
    }
    LoaderMaker maker = loaders.makerOf(loader);
    return maker == null ? declared.get(type) : maker.tool;
  }

  /** Notes who made a loader: what it defines belongs to the tool whose code is nearest. */
  public void made(ClassLoader loader, Compartment maker) {
    loaders.made(loader, new LoaderMaker(maker, nearest(maker)));
  }

  /** Who made a loader; null for the host. */
  public @Nullable Compartment makerOf(ClassLoader loader) {
    LoaderMaker maker = loaders.makerOf(loader);
    return maker == null ? null : maker.compartment;
  }

  /** The tool whose code makes something; one without code of its own is the innermost. */
  public int nearest(Compartment maker) {
    Integer found =
        new StackSearch<Integer>() {
          @Override
          protected @Nullable Integer meet(StackFrame frame) {
            int number = numberOf(frame.getDeclaringClass());
            return number == HOST ? null : (Integer) number;
          }

          @Override
          protected @Nullable Integer meetHarness(Class<?> type) {
            return Origin.isEntry(type) ? (Integer) HOST : null;
          }
        }.search();
    List<Tool> tools = maker.tools();
    return found == null || found == HOST ? tools.get(tools.size() - 1).number() : found;
  }

  /**
   * Who made a loader.
   *
   * @param compartment in which it was made
   * @param tool number of the tool whose code did it
   */
  private record LoaderMaker(Compartment compartment, int tool) {}

  private @Nullable Integer byPackage(String name) {
    int end = name.lastIndexOf('/');
    while (end > 0) {
      Integer number = packages.get(name.substring(0, end));
      if (number != null) {
        return number;
      }
      end = name.lastIndexOf('/', end - 1);
    }
    return null;
  }

  private @Nullable Integer byJar(ProtectionDomain domain) {
    CodeSource source = domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || !location.getProtocol().equals("file")) {
      return null;
    }
    try {
      // Of the URL only its plain fields: it may have a handler of a tool's making.
      URI place = new URI("file:" + location.getPath());
      return jars.get(Path.of(place).toRealPath());
    } catch (URISyntaxException | IOException | IllegalArgumentException e) {
      return null;
    }
  }
}
