package dev.harness.agent.weave;

import dev.harness.interceptors.Interception;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * Closes the data sources that the host makes: when it makes the first of a class, that class and
 * all that it inherits from are rewritten once more. Only then is it known which these are: a class
 * file tells neither its interfaces nor its subclasses.
 */
public final class SourceWeaver implements ClassFileTransformer {
  private final List<BoundRow> rows = new ArrayList<>();
  private final FreeOfSources free;
  private final Rewriting rewriting;
  private final long key;
  private final boolean verifies;
  private final Set<Class<?>> meant = ConcurrentHashMap.newKeySet();
  private final Set<Class<?>> woven = ConcurrentHashMap.newKeySet();

  /** As it is now: what a tool puts in its place later must not run here. */
  private final PrintStream errors = System.err;

  /** Takes classes through all transformers once more. */
  public interface Rewriting {
    /**
     * Comes back when it is done.
     *
     * @throws UnmodifiableClassException if one of them can never be changed
     */
    void rewrite(Class<?>... types) throws UnmodifiableClassException;
  }

  /** For the one row of all that is about data sources of the host. */
  public SourceWeaver(List<Interception> all, Rewriting rewriting, long key, boolean verifies) {
    this.free = new FreeOfSources(all);
    this.rewriting = rewriting;
    this.key = key;
    this.verifies = verifies;
    for (int site = 0; site < all.size(); site++) {
      if (all.get(site).scope() == Interception.Scope.HOSTS_OBJECTS) {
        rows.add(new BoundRow(site, all.get(site)));
      }
    }
  }

  /** The host makes a data source of this class. */
  public void close(Class<?> source) {
    if (isClosed(source)) {
      return;
    }
    List<Class<?>> open = new ArrayList<>();
    for (Class<?> each = source;
        each != null && isApplications(each);
        each = each.getSuperclass()) {
      meant.add(each);
      if (!woven.contains(each)) {
        open.add(each);
      }
    }
    try {
      rewriting.rewrite(open.toArray(new Class<?>[0]));
    } catch (Exception | LinkageError e) {
      open.forEach(woven::remove);
      errors.println(
          "harness: tools cannot be kept from changing a "
              + source.getName()
              + ", so they get no connections from one: "
              + e);
    }
  }

  /** Whether all that tools could do to a data source of this class is asked about. */
  public boolean isClosed(Class<?> source) {
    Class<?> each = source;
    while (each != null && isApplications(each) && woven.contains(each)) {
      each = each.getSuperclass();
    }
    return each == null || !isApplications(each);
  }

  private static boolean isApplications(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader != null && loader != ClassLoader.getPlatformClassLoader();
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (redefined == null || !meant.contains(redefined)) {
      return null;
    }
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Source(writer), 0);
    woven.add(redefined);
    return writer.toByteArray();
  }

  /** One class on its way through the weaver. */
  private final class Source extends WovenClass {
    Source(ClassVisitor next) {
      super(next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return free.has(access, name, descriptor)
          ? next
          : new RowMethod(
              next, owner, access, descriptor, rows, SourceWeaver::noShape, key, verifies);
    }
  }

  private static String noShape(String owner, String via) {
    throw new IllegalArgumentException("no row of data sources reads " + owner + "." + via);
  }
}
