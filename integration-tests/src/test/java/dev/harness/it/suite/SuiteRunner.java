package dev.harness.it.suite;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs all tests below a folder and writes a line for each: its name, how it ended, and why. */
public final class SuiteRunner {
  private SuiteRunner() {}

  /** Arguments: folder of classes, file to write, which classes to leave out. */
  public static void main(String[] arguments) throws IOException {
    LauncherDiscoveryRequest all =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(Path.of(arguments[0]))))
            .filters(
                ClassNameFilter.includeClassNamePatterns(".*Test"),
                ClassNameFilter.excludeClassNamePatterns(arguments[2]))
            .build();
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(Path.of(arguments[1])), true, StandardCharsets.UTF_8)) {
      LauncherFactory.create().execute(all, new Lines(out));
      out.println("END");
    }
    System.exit(0);
  }

  private static final class Lines implements TestExecutionListener {
    private final PrintStream out;

    Lines(PrintStream out) {
      this.out = out;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      out.println(name(test) + "|SKIPPED|");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      boolean failed = result.getStatus() == TestExecutionResult.Status.FAILED;
      if (test.isTest() || failed) {
        String why = result.getThrowable().map(e -> e + " <- " + root(e)).orElse("");
        out.println(name(test) + "|" + result.getStatus() + "|" + why.replaceAll("\\s+", " "));
      }
    }

    private static String name(TestIdentifier test) {
      return test.getUniqueId().replace("[engine:junit-jupiter]/", "").replace('|', '/');
    }

    private static Throwable root(Throwable thrown) {
      Throwable cause = thrown;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return cause;
    }
  }
}
