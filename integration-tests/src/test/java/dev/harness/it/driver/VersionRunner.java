package dev.harness.it.driver;

import dev.harness.capability.CapabilityDeniedException;
import dev.harness.it.tool.EngineDoors;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;

/** A tool uses one version of a driver after the other, each with its own connection. */
public final class VersionRunner {
  private VersionRunner() {}

  /** Arguments: jars of drivers. */
  public static void main(String[] arguments) throws Exception {
    URL logging = LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation();
    for (String jar : arguments) {
      URL[] urls = {Path.of(jar).toUri().toURL(), logging};
      URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
      Driver driver = ServiceLoader.load(Driver.class, loader).iterator().next();
      System.out.println(Path.of(jar).getFileName() + ": " + use(driver));
    }
    System.out.println("END");
  }

  private static String use(Driver driver) throws Exception {
    try (Connection connection = driver.connect(url(driver), new Properties())) {
      run(connection, "create table t (a int)");
      return "select "
          + after(connection, () -> EngineDoors.select(connection))
          + "; delete "
          + after(connection, () -> EngineDoors.delete(connection))
          + "; inside "
          + after(connection, () -> EngineDoors.inside(connection));
    }
  }

  private static String url(Driver driver) {
    String name = driver.getClass().getName();
    return name.contains("sqlite")
        ? "jdbc:sqlite::memory:"
        : name.contains("h2") ? "jdbc:h2:mem:one" : "jdbc:hsqldb:mem:one";
  }

  /** What became of it, and what the table holds then, which had two rows before. */
  private static String after(Connection connection, Callable<?> work) throws Exception {
    run(connection, "delete from t");
    run(connection, "insert into t values (1)");
    run(connection, "insert into t values (2)");
    String outcome = outcome(work);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from t")) {
      rows.next();
      return outcome + ", " + rows.getInt(1) + " rows";
    }
  }

  /** Whether it worked, or was refused by the harness. */
  static String outcome(Callable<?> work) {
    try {
      work.call();
      return "ok";
    } catch (Exception | LinkageError e) {
      for (Throwable each = e; each != null; each = each.getCause()) {
        if (each instanceof CapabilityDeniedException) {
          return "denied";
        }
      }
      return e.toString();
    }
  }

  private static void run(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
