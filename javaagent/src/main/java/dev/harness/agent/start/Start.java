package dev.harness.agent.start;

import dev.harness.agent.AgentClassLoader;
import dev.harness.agent.audit.AuditLog;
import dev.harness.agent.bench.Bench;
import dev.harness.agent.guard.CompartmentGuard;
import dev.harness.agent.kernel.Kernel;
import dev.harness.agent.manifest.Manifest;
import dev.harness.agent.manifest.ManifestException;
import dev.harness.agent.manifest.load.ManifestLoader;
import dev.harness.agent.policy.Policy;
import dev.harness.agent.policy.jvm.ThreadCompartments;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.policy.owner.Trail;
import dev.harness.agent.prepare.WovenFile;
import dev.harness.agent.verify.VerifyingGuard;
import dev.harness.agent.weave.DriverCoverage;
import dev.harness.agent.weave.DriverWeaver;
import dev.harness.agent.weave.LibraryWeaver;
import dev.harness.agent.weave.RowWeaver;
import dev.harness.agent.weave.SourceWeaver;
import dev.harness.agent.weave.ToolWeaver;
import dev.harness.bootstrap.Gate;
import dev.harness.bootstrap.Guard;
import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Interceptions;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the harness to work, step by step, or ends the JVM. */
public final class Start {
  private Start() {}

  /**
   * Called by the agent's entry class.
   *
   * @param arguments what stands behind {@code -javaagent:harness.jar=}
   */
  public static void start(@Nullable String arguments, Instrumentation instrumentation) {
    try {
      run(Arguments.parse(arguments), instrumentation, jar());
    } catch (ManifestException e) {
      stop(e.problems());
    } catch (StartException e) {
      stop(List.of("harness: " + e.getMessage()));
    } catch (Throwable e) {
      stop(List.of("harness: the harness cannot start in this JVM: " + e));
    }
  }

  private static void run(Arguments arguments, Instrumentation instrumentation, File jar)
      throws Throwable {
    Manifest manifest = manifest(arguments);
    HostJvm host = new HostJvm(instrumentation);
    host.requireKnown();
    long key = host.prepareGate();
    Kernel kernel = NoProcesses.needsKernel(manifest) ? Kernel.open() : null;
    List<Interception> rows = Interceptions.forRelease(Runtime.version().feature());
    ClassOwners owners = new ClassOwners(manifest.tools());
    DriverCoverage coverage = new DriverCoverage(rows);
    AuditLog audit = audit(manifest);
    SourceWeaver sources =
        new SourceWeaver(rows, instrumentation::retransformClasses, key, arguments.verify());
    Policy policy =
        new Policy(
            manifest,
            audit,
            owners,
            ownFiles(manifest, jar),
            new ThreadCompartments(key),
            coverage,
            sources,
            kernel);
    if (arguments.verify()) {
      Trail.keep();
    }
    RowWeaver rowWeaver = new RowWeaver(rows, key, arguments.verify());
    FinalBytes last = new FinalBytes();
    Ahead ahead = new Ahead(arguments, rowWeaver, jar, key);
    JdkTransformer jdk = new JdkTransformer(rowWeaver.targets(), ahead.weaver(), last);
    Preloading.load(arguments.verify());
    host.requireUnloaded(owners);
    instrumentation.addTransformer(jdk, true);
    ToolWeaver toolWeaver = new ToolWeaver(key);
    ApplicationTransformer application =
        new ApplicationTransformer(
            owners,
            toolWeaver,
            new DriverWeaver(rows, coverage, key, arguments.verify()),
            new LibraryWeaver(rows, key, arguments.verify()),
            last,
            key);
    instrumentation.addTransformer(application, false);
    instrumentation.setNativeMethodPrefix(application, DriverWeaver.NATIVE_PREFIX);
    instrumentation.addTransformer(sources, true);
    JdkWeaving weaving = new JdkWeaving(instrumentation, rowWeaver, jdk);
    weaving.weave();
    ahead.endIfWritten(weaving);
    policy.startClock();
    CompartmentGuard guard = new CompartmentGuard(rows, policy, toolWeaver, key);
    Guard armed =
        arguments.verify() ? new VerifyingGuard(guard, policy, manifest.tools(), key) : guard;
    Gate.arm(armed);
    policy.watchRecordings(new Recordings(rows, policy, toolWeaver, armed, audit, key));
    new SelfTest(policy, key).run();
    NoProcesses.apply(manifest, kernel);
    new ToolEntry(policy, key).install();
    new OtherAgents(instrumentation, weaving, last).await();
    if (arguments.bench()) {
      new Bench(manifest, rows, policy, key).print(System.out);
      System.out.flush();
      Runtime.getRuntime().halt(0);
    }
    host.atExit(() -> policy.deletedAtExit().run(key));
  }

  private static Manifest manifest(Arguments arguments) throws ManifestException {
    Manifest manifest = ManifestLoader.load(Path.of(arguments.manifest()), System.getenv());
    return arguments.bench() ? manifest.forTrial() : manifest.withMode(arguments.mode());
  }

  private static AuditLog audit(Manifest manifest) throws StartException {
    Path file = manifest.audit().file();
    try {
      return new AuditLog(file);
    } catch (IOException e) {
      throw new StartException(
          "the audit file cannot be written: "
              + e.getMessage()
              + "; set audit.file in the manifest");
    }
  }

  private static List<String> ownFiles(Manifest manifest, File jar) throws IOException {
    return List.of(
        manifest.audit().file().toRealPath().toString(),
        manifest.file().toRealPath().toString(),
        jar.toPath().toRealPath().toString(),
        WovenFile.beside(jar).toString());
  }

  private static File jar() {
    return ((AgentClassLoader) Objects.requireNonNull(Start.class.getClassLoader())).jar();
  }

  /** Ends the JVM. */
  static void stop(List<String> lines) {
    lines.forEach(System.err::println);
    System.err.flush();
    Runtime.getRuntime().halt(1);
  }
}
