package dev.harness.it.census;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** Puts one class file into a call graph. */
final class GraphReader extends ClassVisitor {
  private final CallGraph graph;
  private String owner = "";

  GraphReader(CallGraph graph) {
    super(Opcodes.ASM9);
    this.graph = graph;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaces) {
    owner = name(name);
    List<String> parents = new ArrayList<>();
    if (superName != null) {
      parents.add(name(superName));
    }
    for (String type : interfaces) {
      parents.add(name(type));
    }
    graph.addType(owner, access, parents);
  }

  @Override
  public ModuleVisitor visitModule(String module, int moduleAccess, @Nullable String version) {
    return new ModuleVisitor(Opcodes.ASM9) {
      @Override
      public void visitExport(String packaze, int access, String @Nullable ... modules) {
        if (modules == null || modules.length == 0) {
          graph.addExport(name(packaze));
        }
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    Method method = new Method(owner, name, descriptor.intern());
    graph.addMethod(method, access);
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String to, String called, String calledDescriptor, boolean isInterface) {
        graph.addCall(method, new Method(name(to), called, calledDescriptor.intern()));
      }

      @Override
      public void visitInvokeDynamicInsn(
          String called, String calledDescriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
          if (argument instanceof Handle handle) {
            graph.addCall(
                method, new Method(name(handle.getOwner()), handle.getName(), handle.getDesc()));
          }
        }
      }
    };
  }

  private static String name(String internal) {
    return internal.replace('/', '.').intern();
  }
}
