package dev.harness.agent.weave;

import dev.harness.interceptors.Interception;
import dev.harness.interceptors.Interception.Scope;
import dev.harness.interceptors.KnownDrivers;
import dev.harness.interceptors.Verb;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
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
import org.objectweb.asm.Type;

/**
 * Rewrites the database drivers of the application and what is put in front of them. A class file
 * does not tell all interfaces of its class, and a class may declare a method for a subclass that
 * implements the interface. So each class that mentions JDBC counts when it declares the method,
 * and the guard looks at the object.
 */
public final class DriverWeaver {
  /** How names of native methods begin that others took the place of. */
  public static final String NATIVE_PREFIX = "harness$";

  private static final byte[][] MARKS = {
    "java/sql/".getBytes(StandardCharsets.UTF_8), "javax/sql/".getBytes(StandardCharsets.UTF_8)
  };

  private static final String ANY = "*";

  private static final Set<Scope> INSIDE = EnumSet.of(Scope.DRIVER, Scope.SOME_DRIVERS);

  private static final String CONNECTS =
      "(Ljava/lang/String;Ljava/util/Properties;)Ljava/sql/Connection;";

  private final Map<String, List<BoundRow>> byMethod = new HashMap<>();
  private final Map<String, List<BoundRow>> byDriverClass = new HashMap<>();
  private final DriverCoverage coverage;
  private final long key;
  private final boolean verifies;

  /** Takes all rows; those for drivers count here. {@code coverage} learns what is woven. */
  public DriverWeaver(List<Interception> all, DriverCoverage coverage, long key, boolean verifies) {
    this.coverage = coverage;
    this.key = key;
    this.verifies = verifies;
    for (int site = 0; site < all.size(); site++) {
      Interception row = all.get(site);
      if (row.scope() == Scope.IMPLEMENTORS) {
        BoundRow.add(byMethod, row.method(), new BoundRow(site, row));
      } else if (INSIDE.contains(row.scope())) {
        BoundRow.add(byDriverClass, row.type().replace('.', '/'), new BoundRow(site, row));
      }
    }
  }

  /** Rewrites a class; null if no row concerns it. */
  public byte @Nullable [] weave(String name, byte[] bytes) {
    List<BoundRow> inside = byDriverClass.getOrDefault(name, List.of());
    if (inside.isEmpty() && !ConstantPool.mentions(bytes, MARKS)) {
      return null;
    }
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    DriverClass visitor = new DriverClass(writer, reader, inside);
    reader.accept(visitor, ClassReader.EXPAND_FRAMES);
    if (!inside.isEmpty()) {
      coverage.seen(name.replace('/', '.'));
    }
    for (BoundRow row : visitor.open) {
      coverage.missing(row.row());
    }
    return visitor.changed ? writer.toByteArray() : null;
  }

  /** One class on its way through the weaver. */
  private final class DriverClass extends WovenClass {
    private final List<String> interfaces;
    private final List<BoundRow> inside;
    private final List<BoundRow> open;
    private final boolean known;
    private final boolean direct;
    private boolean changed;

    DriverClass(ClassVisitor next, ClassReader reader, List<BoundRow> inside) {
      super(next);
      String name = reader.getClassName().replace('/', '.');
      this.interfaces = List.of(reader.getInterfaces());
      this.inside = inside;
      this.open = required(inside);
      this.known = KnownDrivers.has(name);
      this.direct = KnownDrivers.isDirect(name);
    }

    private static List<BoundRow> required(List<BoundRow> rows) {
      List<BoundRow> required = new ArrayList<>();
      for (BoundRow row : rows) {
        if (row.row().scope() != Scope.SOME_DRIVERS) {
          required.add(row);
        }
      }
      return required;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      boolean isNative = (access & Opcodes.ACC_NATIVE) != 0;
      int code = access & ~Opcodes.ACC_NATIVE;
      List<BoundRow> matching =
          (access & Opcodes.ACC_ABSTRACT) != 0
              ? List.of()
              : isNative ? inside(name, false) : matching(access, name, descriptor);
      if (matching.isEmpty()) {
        return super.visitMethod(access, name, descriptor, signature, exceptions);
      }
      changed = true;
      MethodVisitor next = super.visitMethod(code, name, descriptor, signature, exceptions);
      RowMethod asking =
          new RowMethod(
              next, owner, access, descriptor, matching, DriverWeaver::noShape, key, verifies);
      if (isNative) {
        Wrapped.hide(cv, access, name, descriptor, exceptions);
        Wrapped.fill(asking, owner, access, name, descriptor);
        return null;
      }
      coverage.woven(owner, name, descriptor);
      return Enclosure.around(asking, matching, access, name, descriptor, version, key);
    }

    private List<BoundRow> matching(int access, String name, String descriptor) {
      List<BoundRow> matching = new ArrayList<>();
      boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
      boolean enclosed = false;
      for (BoundRow row : isStatic ? List.<BoundRow>of() : byMethod.getOrDefault(name, List.of())) {
        if (concerns(row, descriptor)) {
          boolean encloses = Entry.of(row) != null && row.row().verb() != Verb.FAILURE;
          if (!encloses || !enclosed) {
            matching.add(row);
          }
          enclosed |= encloses;
        }
      }
      boolean isPublic = !isStatic && (access & Opcodes.ACC_PUBLIC) != 0;
      boolean any = isPublic && !enclosed && !name.equals("<init>");
      if (any && known && descriptor.startsWith("()")) {
        matching.addAll(telling());
      }
      matching.addAll(inside(name, any));
      return matching;
    }

    /** The rows for a method of this class of a known driver, those for {@code any} among them. */
    private List<BoundRow> inside(String name, boolean any) {
      List<BoundRow> matching = new ArrayList<>(inside);
      matching.removeIf(
          row -> !row.row().method().equals(name) && !(any && row.row().method().equals(ANY)));
      open.removeAll(matching);
      return matching;
    }

    /** The rows for whatever a driver's class tells without being given anything. */
    private List<BoundRow> telling() {
      List<BoundRow> telling = new ArrayList<>(byMethod.getOrDefault(ANY, List.of()));
      telling.removeIf(row -> !interfaces.contains(row.row().type().replace('.', '/')));
      return telling;
    }

    private boolean concerns(BoundRow row, String descriptor) {
      Interception data = row.row();
      String type = data.type().replace('.', '/');
      if (data.method().equals("<init>")) {
        boolean any = data.parameters().isEmpty();
        return interfaces.contains(type) && (any || descriptor.contains(parameter(data)));
      }
      boolean fits =
          switch (data.verb()) {
            case FILTER -> Type.getReturnType(descriptor).getSort() >= Type.ARRAY;
            case AS_DRIVER -> known;
            case AS_OWNER -> !known;
            case AS_HOST ->
                data.method().equals("connect") || (direct && interfaces.contains(type));
            default -> true;
          };
      return fits && isThere(row, descriptor);
    }

    private boolean isThere(BoundRow row, String descriptor) {
      return row.row().method().equals("connect")
          ? descriptor.equals(CONNECTS)
          : descriptor.startsWith(row.parameterDescriptor());
    }

    private String parameter(Interception row) {
      return "L" + row.parameters().get(0).replace('.', '/') + ";";
    }
  }

  private static String noShape(String owner, String via) {
    throw new IllegalArgumentException("no driver row reads " + owner + "." + via);
  }
}
