package dev.harness.agent.weave;

import dev.harness.interceptors.Interception;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites the application's executors, and the parts of known libraries that call back later, so
 * that work stays with who handed it over. A row that finds no method is another version's.
 */
public final class LibraryWeaver {
  private final Map<String, List<BoundRow>> byClass = new HashMap<>();
  private final List<BoundRow> declared = new ArrayList<>();
  private final byte[][] marks;
  private final long key;
  private final boolean verifies;

  /** Takes all rows; those for libraries count here. */
  public LibraryWeaver(List<Interception> all, long key, boolean verifies) {
    this.key = key;
    this.verifies = verifies;
    List<byte[]> telling = new ArrayList<>();
    for (int site = 0; site < all.size(); site++) {
      BoundRow row = new BoundRow(site, all.get(site));
      if (row.row().scope() == Interception.Scope.DECLARERS) {
        declared.add(row);
        telling.add(mark(row).getBytes(StandardCharsets.UTF_8));
      } else if (row.row().scope() == Interception.Scope.LIBRARY) {
        BoundRow.add(byClass, row.row().type().replace('.', '/'), row);
      }
    }
    this.marks = telling.toArray(new byte[0][]);
  }

  /** What the constants of a class that declares the method have and few others. */
  private static String mark(BoundRow row) {
    return row.row().parameters().isEmpty() ? row.row().method() : row.parameterDescriptor();
  }

  /** Rewrites a class; null if no row concerns it. */
  public byte @Nullable [] weave(String name, byte[] bytes) {
    List<BoundRow> inside = byClass.getOrDefault(name, List.of());
    if (inside.isEmpty() && !ConstantPool.mentions(bytes, marks)) {
      return null;
    }
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    LibraryClass visitor = new LibraryClass(writer, inside);
    reader.accept(visitor, ClassReader.EXPAND_FRAMES);
    return visitor.changed ? writer.toByteArray() : null;
  }

  /** One class on its way through the weaver. */
  private final class LibraryClass extends WovenClass {
    private final List<BoundRow> inside;
    private boolean changed;

    LibraryClass(ClassVisitor next, List<BoundRow> inside) {
      super(next);
      this.inside = inside;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      int unwanted = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC;
      List<BoundRow> rows = (access & unwanted) == 0 ? rows(name, descriptor) : List.of();
      if (rows.isEmpty()) {
        return next;
      }
      changed = true;
      RowMethod woven =
          new RowMethod(
              next, owner, access, descriptor, rows, LibraryWeaver::noShape, key, verifies);
      return Enclosure.around(woven, rows, access, name, descriptor, version, key);
    }

    private List<BoundRow> rows(String name, String descriptor) {
      List<BoundRow> rows = new ArrayList<>();
      for (BoundRow row : declared) {
        if (row.row().method().equals(name) && descriptor.startsWith(row.parameterDescriptor())) {
          rows.add(row);
        }
      }
      for (BoundRow row : inside) {
        boolean any = name.equals("<init>") && row.row().parameters().isEmpty();
        if (row.row().method().equals(name)
            && (any || descriptor.startsWith(row.parameterDescriptor()))) {
          rows.add(row);
        }
      }
      return rows;
    }
  }

  private static String noShape(String owner, String via) {
    throw new IllegalArgumentException("no row for libraries reads " + owner + "." + via);
  }
}
