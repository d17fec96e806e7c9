package dev.harness.it.tool;

import dev.harness.it.attempt.Attempt.Act;
import dev.harness.it.attempt.HostUse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import java.util.function.Supplier;

/** Objects of a tool whose methods the host calls, knowing it or not. */
final class UpcallAttempts {
  private UpcallAttempts() {}

  static void addTo(Attempts all) {
    collections(all);
    loggers(all);
    streams(all);
    serialisation(all);
    lookups(all);
    bodies(all);
  }

  private static void collections(Attempts all) {
    add(all, "hashCode in a map of the host", HostUse.HASH, Upcalls.Key::new);
    add(all, "equals in a list of the host", HostUse.EQUAL, Upcalls.Key::new);
    add(all, "toString in a concatenation", HostUse.KEY, Upcalls.Key::new);
    add(all, "compareTo in a tree of the host", HostUse.ORDER, Upcalls.Key::new);
    add(all, "comparator of a sort", HostUse.SORT, Upcalls.Everything::new);
    add(all, "iterator", HostUse.ITERATE, Upcalls.Everything::new);
    add(all, "close", HostUse.CLOSE, Upcalls.Everything::new);
    add(all, "text to append", HostUse.APPEND, Upcalls.Everything::new);
    add(all, "annotation to compare", HostUse.COMPARE_MARK, Upcalls.Everything::new);
  }

  private static void loggers(Attempts all) {
    add(all, "text to format", HostUse.FORMAT, Upcalls.Key::new);
    add(all, "parameter of a log record", HostUse.LOG, Upcalls.Key::new);
    add(all, "supplier of a log message", HostUse.LOG_LATER, Upcalls.Everything::new);
    add(all, "exception in a log record", HostUse.LOG_FAILURE, Upcalls.Failure::new);
    add(all, "exception that is caught", HostUse.CATCH, Upcalls.Failure::new);
    add(all, "formatter of the host's records", HostUse.LOG_WITH, LogUpcalls.Lines::new);
    add(all, "handler of the host's records", HostUse.LOG_WITH, LogUpcalls.Sink::new);
    add(all, "filter of the host's records", HostUse.LOG_WITH, LogUpcalls::filter);
  }

  private static void streams(Attempts all) {
    add(all, "input to read", HostUse.READ, Upcalls::in);
    add(all, "output to write", HostUse.WRITE, Upcalls::out);
  }

  private static void serialisation(Attempts all) {
    bytes(all, "readObject", Upcalls.Read::new);
    bytes(all, "readResolve", Upcalls.Resolved::new);
    bytes(all, "readExternal", Upcalls.External::new);
    bytes(all, "record", () -> new Upcalls.Recorded("x"));
    bytes(all, "constructor of a base class", Upcalls.Derived::new);
    placed(all, "writeReplace", HostUse.SERIALIZE, w -> new Upcalls.Written());
  }

  private static void lookups(Attempts all) {
    placed(all, "service provider", HostUse.LOAD_SERVICE, w -> "any");
    add(all, "control of a resource bundle", HostUse.LOAD_BUNDLE, Upcalls::control);
    placed(
        all, "class of a resource bundle", HostUse.LOAD_BUNDLE_CLASS, w -> Bundle.class.getName());
    placed(all, "value of an annotation", HostUse.READ_ANNOTATIONS, w -> Tinted.class);
    placed(all, "class initialiser", HostUse.INITIALIZE, w -> "dev.harness.it.tool.Initialised");
  }

  private static void bodies(Attempts all) {
    add(all, "proxy", HostUse.RUN, UpcallAttempts::proxy);
    add(all, "default method", HostUse.RUN, path -> (Upcalls.Face) () -> path);
    all.add("code: constructor before super", HostUse.CONSTRUCT, w -> Upcalls.Early.class);
  }

  private static Object proxy(String path) {
    return Proxy.newProxyInstance(
        UpcallAttempts.class.getClassLoader(),
        new Class<?>[] {Runnable.class},
        (proxy, method, arguments) -> Upcalls.deed(path, null));
  }

  private static void add(Attempts all, String name, HostUse use, Function<String, Object> object) {
    all.add("code: " + name, use, w -> object.apply(w.text("new")));
  }

  /** What the tool serialises, the host reads. */
  private static void bytes(Attempts all, String name, Supplier<Object> object) {
    placed(all, name, HostUse.DESERIALIZE, w -> serialised(object));
  }

  private static byte[] serialised(Supplier<Object> object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object.get());
    }
    return bytes.toByteArray();
  }

  /** An object that nobody tells where; quiet while the tool itself makes it. */
  private static void placed(Attempts all, String name, HostUse use, Act act) {
    all.add(
        "code: " + name,
        use,
        w -> {
          Upcalls.setPlace("");
          Object object = act.run(w);
          Upcalls.setPlace(w.text("new"));
          return object;
        });
  }
}
