package dev.harness.agent.weave;

import dev.harness.interceptors.Interception;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** Rewrites the classes that rows name. A row that does not bind to exactly one method fails. */
public final class RowWeaver implements Weaver {
  private static final RowMethod.Shapes SHAPES = new KnownShapes();

  private final Map<String, List<BoundRow>> rowsByClass = new HashMap<>();
  private final long key;
  private final boolean verifies;

  /** Takes all rows; a row's index is its site number. */
  public RowWeaver(List<Interception> rows, long key, boolean verifies) {
    this.key = key;
    this.verifies = verifies;
    for (int site = 0; site < rows.size(); site++) {
      Interception row = rows.get(site);
      if (row.scope() == Interception.Scope.CLASS) {
        BoundRow.add(rowsByClass, row.type().replace('.', '/'), new BoundRow(site, row));
      }
    }
  }

  /** Internal names of all classes that rows name. */
  public Set<String> targets() {
    return rowsByClass.keySet();
  }

  @Override
  public byte @Nullable [] weave(String name, byte[] bytes) {
    List<BoundRow> rows = rowsByClass.get(name);
    if (rows == null) {
      return null;
    }
    ClassLayout layout = new ClassLayout(bytes);
    int[] methods = methods(rows, layout);
    return areAllInFront(rows) ? splice(name, bytes, layout, rows, methods) : rewrite(name, bytes);
  }

  /**
   * Checks, without rewriting, that the rows of a class bind.
   *
   * @throws UnboundRowException if a row does not bind to exactly one method
   */
  public void requireBound(String name, byte[] bytes) {
    List<BoundRow> rows = rowsByClass.get(name);
    if (rows != null) {
      methods(rows, new ClassLayout(bytes));
    }
  }

  /** The number of the method that each row is about. */
  private static int[] methods(List<BoundRow> rows, ClassLayout layout) {
    int[] methods = new int[rows.size()];
    for (int i = 0; i < methods.length; i++) {
      methods[i] = method(rows.get(i), layout);
    }
    return methods;
  }

  private static int method(BoundRow row, ClassLayout layout) {
    String parameters = row.parameterDescriptor();
    int bound = 0;
    int found = 0;
    for (int i = 0; i < layout.methods(); i++) {
      if (layout.isNamed(i, row.row().method())
          && row.binds(layout.access(i), layout.descriptor(i), parameters)) {
        bound++;
        found = i;
      }
    }
    if (bound != 1) {
      throw new UnboundRowException(row.row(), bound);
    }
    return found;
  }

  private static boolean areAllInFront(List<BoundRow> rows) {
    for (BoundRow row : rows) {
      if (!row.isInFront()) {
        return false;
      }
    }
    return true;
  }

  private byte[] splice(
      String name, byte[] bytes, ClassLayout layout, List<BoundRow> rows, int[] methods) {
    Splicer splicer = new Splicer(bytes, layout);
    for (int i = 0; i < methods.length; i++) {
      int method = methods[i];
      if (!splicer.hasBefore(method)) {
        RowMethod asking =
            new RowMethod(
                splicer.before(method),
                name,
                layout.access(method),
                layout.descriptor(method),
                rowsOf(method, rows, methods),
                SHAPES,
                key,
                verifies);
        asking.visitCode();
      }
    }
    return splicer.splice();
  }

  private static List<BoundRow> rowsOf(int method, List<BoundRow> rows, int[] methods) {
    List<BoundRow> matching = new ArrayList<>(2);
    for (int i = 0; i < methods.length; i++) {
      if (methods[i] == method) {
        matching.add(rows.get(i));
      }
    }
    return matching;
  }

  /** The longer way, for what comes at the end of a method or around it. */
  byte[] rewrite(String name, byte[] bytes) {
    List<BoundRow> rows = Objects.requireNonNull(rowsByClass.get(name));
    boolean encloses = encloses(rows);
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, encloses ? ClassWriter.COMPUTE_MAXS : 0);
    reader.accept(new RowClass(writer, rows), encloses ? ClassReader.EXPAND_FRAMES : 0);
    return writer.toByteArray();
  }

  private static boolean encloses(List<BoundRow> rows) {
    for (BoundRow row : rows) {
      if (Entry.of(row) != null) {
        return true;
      }
    }
    return false;
  }

  /** One class on its way through the weaver. */
  private final class RowClass extends WovenClass {
    private final List<BoundRow> rows;

    RowClass(ClassVisitor next, List<BoundRow> rows) {
      super(next);
      this.rows = rows;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      List<BoundRow> matching = matching(access, name, descriptor);
      if (matching.isEmpty()) {
        return next;
      }
      RowMethod asking =
          new RowMethod(next, owner, access, descriptor, matching, SHAPES, key, verifies);
      return Enclosure.around(asking, matching, access, name, descriptor, version, key);
    }

    private List<BoundRow> matching(int access, String name, String descriptor) {
      List<BoundRow> matching = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        BoundRow row = rows.get(i);
        if (row.row().method().equals(name)
            && row.binds(access, descriptor, row.parameterDescriptor())) {
          matching.add(row);
        }
      }
      return matching;
    }
  }
}
