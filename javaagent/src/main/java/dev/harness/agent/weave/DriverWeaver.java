package dev.harness.agent.weave;

import dev.harness.interceptors.Interception;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites the database drivers of the application. A class counts when it declares the method; for
 * {@code connect(String, Properties)}, which few other classes have, it need not name {@code
 * Driver} itself.
 */
public final class DriverWeaver {
  private static final String DRIVER = "java/sql/Driver";
  private static final String CONNECTS =
      "(Ljava/lang/String;Ljava/util/Properties;)Ljava/sql/Connection;";
  private static final String[] MARKS = {
    CONNECTS,
    "javax/sql/DataSource",
    "javax/sql/XADataSource",
    "javax/sql/ConnectionPoolDataSource",
    "java/sql/Connection"
  };

  private final List<BoundRow> rows = new ArrayList<>();
  private final long key;

  /** Takes all rows; those for implementors count here. */
  public DriverWeaver(List<Interception> all, long key) {
    this.key = key;
    for (int site = 0; site < all.size(); site++) {
      if (all.get(site).scope() == Interception.Scope.IMPLEMENTORS) {
        rows.add(new BoundRow(site, all.get(site)));
      }
    }
  }

  /** Rewrites a class; null if no row concerns it. */
  public byte @Nullable [] weave(byte[] bytes) {
    if (!ConstantPool.hasAny(bytes, MARKS)) {
      return null;
    }
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    DriverClass visitor = new DriverClass(writer, reader.getInterfaces());
    reader.accept(visitor, ClassReader.EXPAND_FRAMES);
    return visitor.changed ? writer.toByteArray() : null;
  }

  /** One class on its way through the weaver. */
  private final class DriverClass extends ClassVisitor {
    private final List<String> interfaces;
    private boolean changed;
    private int version;
    private String owner = "";

    DriverClass(ClassVisitor next, String[] interfaces) {
      super(Opcodes.ASM9, next);
      this.interfaces = List.of(interfaces);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String parent,
        String[] interfaces) {
      this.version = version;
      this.owner = name;
      super.visit(version, access, name, signature, parent, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      int unwanted = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC;
      List<BoundRow> matching = (access & unwanted) == 0 ? matching(name, descriptor) : List.of();
      if (matching.isEmpty()) {
        return next;
      }
      changed = true;
      RowMethod asking =
          new RowMethod(next, owner, access, descriptor, matching, DriverWeaver::noShape, key);
      return Enclosure.around(asking, matching, access, name, descriptor, version, key);
    }

    private List<BoundRow> matching(String name, String descriptor) {
      List<BoundRow> matching = new ArrayList<>();
      for (BoundRow row : rows) {
        if (row.row().method().equals(name) && concerns(row, descriptor)) {
          matching.add(row);
          if (name.equals("<init>")) {
            break;
          }
        }
      }
      return matching;
    }

    private boolean concerns(BoundRow row, String descriptor) {
      String type = row.row().type().replace('.', '/');
      if (row.row().method().equals("<init>")) {
        String parameter = "L" + row.row().parameters().get(0).replace('.', '/') + ";";
        return interfaces.contains(type) && descriptor.contains(parameter);
      }
      return type.equals(DRIVER)
          ? descriptor.equals(CONNECTS)
          : interfaces.contains(type) && descriptor.startsWith(row.parameterDescriptor());
    }
  }

  private static String noShape(String owner, String via) {
    throw new IllegalArgumentException("no driver row reads " + owner + "." + via);
  }
}
