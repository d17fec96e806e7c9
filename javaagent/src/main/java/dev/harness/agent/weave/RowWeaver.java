package dev.harness.agent.weave;

import dev.harness.interceptors.Interception;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Rewrites the classes that rows name. A row that does not bind to exactly one method fails. */
public final class RowWeaver {
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
        rowsByClass
            .computeIfAbsent(row.type().replace('.', '/'), name -> new ArrayList<>())
            .add(new BoundRow(site, row));
      }
    }
  }

  /** Internal names of all classes that rows name. */
  public Set<String> targets() {
    return rowsByClass.keySet();
  }

  /**
   * Rewrites a class.
   *
   * @param name internal name
   * @param bytes its class file
   * @return the new class file, or null if no row names the class
   * @throws UnboundRowException if a row does not bind to exactly one method
   */
  public byte @Nullable [] weave(String name, byte[] bytes) {
    List<BoundRow> rows = rowsByClass.get(name);
    if (rows == null) {
      return null;
    }
    boolean encloses = encloses(rows);
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, encloses ? ClassWriter.COMPUTE_MAXS : 0);
    RowClass visitor = new RowClass(writer, rows);
    reader.accept(visitor, encloses ? ClassReader.EXPAND_FRAMES : 0);
    visitor.requireAllBound();
    return writer.toByteArray();
  }

  /**
   * Checks, without rewriting, that the rows of a class bind.
   *
   * @throws UnboundRowException if a row does not bind to exactly one method
   */
  public void requireBound(String name, byte[] bytes) {
    List<BoundRow> rows = rowsByClass.get(name);
    if (rows != null) {
      RowClass visitor = new RowClass(null, rows);
      new ClassReader(bytes)
          .accept(
              visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      visitor.requireAllBound();
    }
  }

  private static boolean encloses(List<BoundRow> rows) {
    for (BoundRow row : rows) {
      if (Enclosure.entry(row) != null) {
        return true;
      }
    }
    return false;
  }

  /** One class on its way through the weaver. */
  private final class RowClass extends WovenClass {
    private final List<BoundRow> rows;
    private final int[] bound;

    RowClass(@Nullable ClassVisitor next, List<BoundRow> rows) {
      super(next);
      this.rows = rows;
      this.bound = new int[rows.size()];
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      List<BoundRow> matching = matching(access, name, descriptor);
      if (matching.isEmpty() || next == null) {
        return next;
      }
      RowMethod asking =
          new RowMethod(next, owner, access, descriptor, matching, RowWeaver::shape, key, verifies);
      return Enclosure.around(asking, matching, access, name, descriptor, version, key);
    }

    private List<BoundRow> matching(int access, String name, String descriptor) {
      List<BoundRow> matching = new ArrayList<>();
      int unwanted = Opcodes.ACC_BRIDGE | Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT;
      for (int i = 0; i < rows.size(); i++) {
        BoundRow row = rows.get(i);
        if (row.row().method().equals(name)
            && descriptor.startsWith(row.parameterDescriptor())
            && (access & unwanted) == 0) {
          bound[i]++;
          matching.add(row);
        }
      }
      return matching;
    }

    void requireAllBound() {
      for (int i = 0; i < bound.length; i++) {
        if (bound[i] != 1) {
          throw new UnboundRowException(rows.get(i).row(), bound[i]);
        }
      }
    }
  }

  /** The few values that rows read behind an argument. */
  private static String shape(String owner, String via) {
    if (owner.equals("java/io/File") && via.equals("path")) {
      return "Ljava/lang/String;";
    }
    if (owner.equals("sun/nio/fs/UnixPath") && via.equals("asByteArray()")) {
      return "()[B";
    }
    if (owner.startsWith("java/io/") && via.equals("fd")) {
      return "Ljava/io/FileDescriptor;";
    }
    if (owner.startsWith("sun/nio/fs/") && via.equals("file")) {
      return "Lsun/nio/fs/UnixPath;";
    }
    if (owner.equals("jdk/nio/zipfs/ZipFileSystem") && via.equals("zfpath")) {
      return "Ljava/nio/file/Path;";
    }
    throw new IllegalArgumentException("no row may read " + owner + "." + via);
  }
}
