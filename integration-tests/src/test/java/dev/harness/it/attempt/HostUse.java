package dev.harness.it.attempt;

import dev.harness.it.attempt.Attempt.Effect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import javax.xml.transform.Templates;
import org.jspecify.annotations.Nullable;

/**
 * What the host does with an object that a tool made; it worked if there is a new file. It stands
 * outside the tool's package: the same code in there would run as the tool.
 */
public enum HostUse implements Effect {
  RUN((w, object) -> ((Runnable) object).run()),
  CALL((w, object) -> ((Callable<?>) object).call()),
  GIVE((w, object) -> consumer(object).accept(w.text("new"))),
  INVOKE((w, object) -> ((MethodHandle) object).invoke()),
  INVOKE_METHOD((w, object) -> ((Method) object).invoke(null, w.text("new"))),
  GIVE_EACH((w, object) -> giveEach((List<?>) object, w)),
  LOAD_LATER((w, object) -> new Late(w.text("new"))),
  START((w, object) -> ((ProcessBuilder) object).start().waitFor()),
  HASH((w, object) -> new HashMap<>().put(object, "x")),
  EQUAL((w, object) -> object.equals("x")),
  KEY((w, object) -> new TreeMap<>(Map.of(1, "x")).merge(1, "y", (a, b) -> a + object)),
  ORDER((w, object) -> tree(object)),
  SORT((w, object) -> new ArrayList<>(List.of("b", "a")).sort(comparator(object))),
  FORMAT((w, object) -> String.format(Locale.ROOT, "%s", object)),
  LOG((w, object) -> log().log(Level.WARNING, "{0}", object)),
  LOG_LATER((w, object) -> log().log(Level.WARNING, supplier(object))),
  LOG_FAILURE((w, object) -> log().log(Level.WARNING, "x", (Throwable) object)),
  LOG_WITH((w, object) -> log(object).log(Level.WARNING, "x")),
  CATCH((w, object) -> ((Throwable) object).printStackTrace(new PrintWriter(Writer.nullWriter()))),
  ITERATE((w, object) -> ((Iterable<?>) object).forEach(each -> {})),
  CLOSE((w, object) -> ((Closeable) object).close()),
  APPEND((w, object) -> new StringBuilder().append((CharSequence) object)),
  READ((w, object) -> ((InputStream) object).readAllBytes()),
  WRITE((w, object) -> ((OutputStream) object).write(1)),
  DESERIALIZE((w, object) -> deserialize((byte[]) object)),
  SERIALIZE((w, object) -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(object)),
  READ_ANNOTATIONS((w, object) -> ((Class<?>) object).getAnnotations()[0].toString()),
  COMPARE_MARK((w, object) -> mark().equals(object)),
  LOAD_SERVICE((w, object) -> ServiceLoader.load(Service.class).forEach(each -> {})),
  LOAD_BUNDLE((w, object) -> ResourceBundle.getBundle("none", (ResourceBundle.Control) object)),
  LOAD_BUNDLE_CLASS((w, object) -> ResourceBundle.getBundle((String) object).keySet()),
  INITIALIZE((w, object) -> Class.forName((String) object)),
  CONSTRUCT((w, object) -> construct((Class<?>) object, w)),
  DEFINE((w, object) -> construct(w.load("dev.harness.it.tool.Made", (byte[]) object), w)),
  DEFINE_NAMELESS((w, object) -> construct(w.load(null, (byte[]) object), w)),
  RUN_MADE((w, object) -> made(w.load("dev.harness.it.tool.Made", (byte[]) object), w).run()),
  TRANSFORM((w, object) -> ((Templates) object).newTransformer());

  private final Use use;

  HostUse(Use use) {
    this.use = use;
  }

  /** One use. */
  @FunctionalInterface
  private interface Use {
    void of(World world, Object object) throws Throwable;
  }

  @Override
  public boolean seen(World world, @Nullable Object object) throws Exception {
    if (object == null) {
      return false;
    }
    try {
      use.of(world, object);
    } catch (Throwable refused) {
      world.denied();
    }
    return Effects.creates("new").seen(world, object);
  }

  @SuppressWarnings("unchecked")
  private static Consumer<Object> consumer(Object object) {
    return (Consumer<Object>) object;
  }

  @SuppressWarnings("unchecked")
  private static Comparator<String> comparator(Object object) {
    return (Comparator<String>) object;
  }

  @SuppressWarnings("unchecked")
  private static Supplier<String> supplier(Object object) {
    return (Supplier<String>) object;
  }

  /** What the host does for itself; a tool may call it as well. */
  public static void make(String path) throws IOException {
    if (!path.isEmpty()) {
      Files.createFile(Path.of(path));
    }
  }

  /** A class that the host loads when a tool has run. */
  private static final class Late {
    Late(String path) throws IOException {
      make(path);
    }
  }

  private static void giveEach(List<?> objects, World world) {
    for (Object object : objects) {
      try {
        consumer(object).accept(world.text("new"));
      } catch (SecurityException refused) {
        // As it should be; the next may not be.
        world.denied();
      }
    }
  }

  private static void tree(Object object) {
    TreeMap<Object, String> map = new TreeMap<>();
    map.put(object, "x");
    map.put(object, "y");
  }

  /** A logger of the host that shows its records to nobody. */
  private static Logger log() {
    Logger logger = Logger.getLogger("it.host");
    logger.setUseParentHandlers(false);
    logger.setFilter(null);
    for (Handler handler : logger.getHandlers()) {
      logger.removeHandler(handler);
    }
    logger.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            new java.util.logging.SimpleFormatter().format(entry);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
    return logger;
  }

  /** The same with a part that a tool made. */
  private static Logger log(Object part) {
    Logger logger = log();
    logger.setFilter(part instanceof Filter filter ? filter : null);
    if (part instanceof Handler handler) {
      logger.addHandler(handler);
    } else if (part instanceof Formatter formatter) {
      logger.addHandler(new StreamHandler(OutputStream.nullOutputStream(), formatter));
    }
    return logger;
  }

  private static void deserialize(byte[] bytes) throws Exception {
    new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
  }

  @Mark("x")
  private static Mark mark() throws ReflectiveOperationException {
    Mark mark = HostUse.class.getDeclaredMethod("mark").getAnnotation(Mark.class);
    return java.util.Objects.requireNonNull(mark);
  }

  private static void construct(Class<?> type, World world) throws ReflectiveOperationException {
    var constructor = type.getDeclaredConstructor(String.class);
    constructor.setAccessible(true);
    constructor.newInstance(world.text("new"));
  }

  private static Runnable made(Class<?> type, World world) throws ReflectiveOperationException {
    return (Runnable) type.getMethod("make", String.class).invoke(null, world.text("new"));
  }
}
