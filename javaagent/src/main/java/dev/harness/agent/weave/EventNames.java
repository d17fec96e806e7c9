package dev.harness.agent.weave;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The names of the harness's own events in recordings: whoever reads one must know who wrote it.
 */
final class EventNames {
  private static final Set<String> OWN =
      Set.of("dev.harness.Check", "dev.harness.CheckStatistics", "dev.harness.Denial");

  private static final String ANNOTATION = "Ljdk/jfr/Name;";
  private static final String[] NAMING = {ANNOTATION};

  private EventNames() {}

  /**
   * Refuses a class of a tool that takes one of them.
   *
   * @throws IllegalArgumentException if it does
   */
  static void requireOthers(ClassReader reader, byte[] file) {
    require(reader.getClassName().replace('/', '.'));
    if (ConstantPool.hasAny(file, NAMING)) {
      reader.accept(new Names(), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    }
  }

  private static void require(String name) {
    if (OWN.contains(name)) {
      throw new IllegalArgumentException("the event " + name + " is the harness's own");
    }
  }

  /** Looks at the name of an event. */
  private static final class Names extends ClassVisitor {
    Names() {
      super(Opcodes.ASM9);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return descriptor.equals(ANNOTATION) ? new Name() : null;
    }
  }

  private static final class Name extends AnnotationVisitor {
    Name() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(String member, Object value) {
      require(String.valueOf(value));
    }
  }
}
