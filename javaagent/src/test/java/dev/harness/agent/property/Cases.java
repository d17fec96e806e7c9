package dev.harness.agent.property;

/**
 * Tries a property on many random cases. {@code -Dproperty.cases} says on how many, {@code
 * -Dproperty.seed} on which; {@code -Dproperty.case} repeats a single one.
 */
public final class Cases {
  private static final int COUNT = Integer.getInteger("property.cases", 10_000);
  private static final long SEED = Long.getLong("property.seed", 1);
  private static final int ONLY = Integer.getInteger("property.case", -1);

  private Cases() {}

  /** What must hold for each case. */
  @FunctionalInterface
  public interface Property {
    /** Draws a case and throws if the property does not hold for it. */
    void holdsFor(Draw draw) throws Exception;
  }

  /** Tries all cases and says what was done, for the reader of the log. */
  public static void tryAll(String name, Property property) {
    tryAll(name, 1, property);
  }

  /** Tries one in {@code share} cases, for properties that take long. */
  public static void tryAll(String name, int share, Property property) {
    int count = Math.max(1, COUNT / share);
    long start = System.nanoTime();
    if (ONLY >= 0) {
      tryOne(name, ONLY, property);
      return;
    }
    for (int number = 0; number < count; number++) {
      tryOne(name, number, property);
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println(name + ": " + count + " cases of seed " + SEED + ", " + millis + " ms");
  }

  private static void tryOne(String name, int number, Property property) {
    try {
      property.holdsFor(new Draw(SEED, number));
    } catch (Throwable e) {
      String again = "-Dproperty.seed=" + SEED + " -Dproperty.case=" + number;
      throw new AssertionError(name + " does not hold; repeat it with " + again + ": " + e, e);
    }
  }
}
