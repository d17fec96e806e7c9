package dev.harness.it.tool;

/** A tool that is the first to use classes. */
public final class FirstUse {
  private FirstUse() {}

  /** Sets up a class of the host's by using it. */
  public static void of(String type) throws Exception {
    Class.forName(type);
  }

  /** What a class of the tool's own finds when it is set up. */
  public static String own() {
    return Own.PROPERTY + " " + Own.VARIABLE + " " + Own.ALL;
  }

  /** Asks the host's question itself, in a method of the host's. */
  public static String through(java.util.concurrent.Callable<String> host) throws Exception {
    return host.call();
  }

  private static final class Own {
    static final String PROPERTY = System.getProperty("it.setting");
    static final String VARIABLE = System.getenv("IT_SETTING");
    static final String ALL = System.getProperties().getProperty("it.setting");

    private Own() {}
  }
}
