package dev.harness.agent.weave;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Gives each method of a tool's class that can call out an entry gate, so that it runs in the
 * tool's compartment whoever calls it. A reference to a foreign method becomes a method of the
 * class, which has a gate too.
 */
public final class ToolWeaver {
  private final long key;

  /** Woven code shows {@code key} to the gate. */
  public ToolWeaver(long key) {
    this.key = key;
  }

  /**
   * Rewrites a class of tool number {@code tool}.
   *
   * @throws IllegalArgumentException if the class names the gate itself, or an event as the harness
   *     names its own
   */
  public byte[] weave(byte[] bytes, int tool) {
    ClassReader reader = new ClassReader(bytes);
    requireNoGate(reader);
    EventNames.requireOthers(reader, bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    CallingMethods callers = CallingMethods.of(reader);
    OwnMethods own = callers.all();
    Twins twins = new Twins(reader.getClassName(), callers.calledInside(), own, key);
    reader.accept(
        new ToolClass(writer, callers, new Bridges(own), twins, tool), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private static void requireNoGate(ClassReader reader) {
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      if (offset != 0 && reader.readByte(offset - 1) == 7) {
        String name = reader.readUTF8(offset, buffer);
        if (name != null && name.contains("dev/harness/bootstrap/")) {
          throw new IllegalArgumentException("the class names the gate");
        }
      }
    }
  }

  /** One class of a tool on its way through the weaver. */
  private final class ToolClass extends WovenClass {
    private final CallingMethods callers;
    private final Bridges bridges;
    private final Twins twins;
    private final int tool;
    private boolean isInterface;

    ToolClass(ClassVisitor next, CallingMethods callers, Bridges bridges, Twins twins, int tool) {
      super(next);
      this.callers = callers;
      this.bridges = bridges;
      this.twins = twins;
      this.tool = tool;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String parent,
        String[] interfaces) {
      this.isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
      super.visit(version, access, name, signature, parent, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (!callers.has(name + descriptor)) {
        return next;
      }
      MethodVisitor gated = gated(next, access, name, descriptor);
      MethodVisitor code =
          twins.has(name + descriptor)
              ? twins.split(this::add, gated, access, name, descriptor)
              : gated;
      return bridges.redirecting(twins.redirecting(code), owner, isInterface);
    }

    private MethodVisitor add(int access, String name, String descriptor) {
      return super.visitMethod(access, name, descriptor, null, null);
    }

    private MethodVisitor gated(MethodVisitor next, int access, String name, String descriptor) {
      Entry entry = Entry.tool(tool);
      return new Enclosure(next, access, name, descriptor, version, entry, key);
    }

    @Override
    public void visitEnd() {
      bridges.emit(
          (access, name, descriptor) ->
              gated(add(access, name, descriptor), access, name, descriptor));
      super.visitEnd();
    }
  }
}
