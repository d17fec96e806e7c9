package dev.harness.agent.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** One class on its way through a weaver, which needs to know whose methods it visits. */
abstract class WovenClass extends ClassVisitor {
  /** Its internal name. */
  String owner = "";

  /** Version of its file. */
  int version;

  WovenClass(@Nullable ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    this.version = version;
    this.owner = name;
    super.visit(version, access, name, signature, parent, interfaces);
  }
}
