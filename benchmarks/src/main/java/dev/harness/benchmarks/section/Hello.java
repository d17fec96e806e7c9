package dev.harness.benchmarks.section;

import dev.harness.benchmarks.Row;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/** The smallest program: does nothing, or tells what its JVM has loaded. */
public final class Hello {
  private static final double KILO = 1024;

  private Hello() {}

  /** Prints the rows if there is an argument. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      return;
    }
    int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    System.gc();
    double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / KILO;
    Row.count("classes loaded", classes, "").print();
    Row.count("retained heap", Math.rint(heap), "KiB").print();
    Row.count("metaspace", Math.rint(metaspace() / KILO), "KiB").print();
  }

  private static double metaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToDouble(java.lang.management.MemoryUsage::getUsed)
        .sum();
  }
}
