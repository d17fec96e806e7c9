package dev.harness.it.tool.thread;

import dev.harness.it.thread.Handing;
import dev.harness.it.thread.Work;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tool's own thread of action. */
public final class Doer {
  private Doer() {}

  /** Its work, by the name of its form. */
  public static Map<String, Work> works() {
    Map<String, Work> works = new LinkedHashMap<>();
    works.put("lambda", new LambdaWork());
    works.put("reference", new ReferenceWork());
    works.put("wrapped", new WrappedWork());
    return works;
  }

  /** Hands work to another thread with the tool on the stack. */
  public static void hand(Handing way, Work work, File file) throws Exception {
    way.hand(work, file);
  }
}
