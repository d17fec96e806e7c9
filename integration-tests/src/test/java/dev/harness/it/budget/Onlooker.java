package dev.harness.it.budget;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Another agent, started after the harness, and a program: tells in which methods of the JDK's
 * classes for open files and sockets a gate was woven, and what the agent has loaded.
 */
public final class Onlooker {
  private static final Set<String> WATCHED =
      Set.of(
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.RandomAccessFile",
          "java.net.Socket$SocketInputStream",
          "java.net.Socket$SocketOutputStream",
          "sun.nio.ch.FileChannelImpl",
          "sun.nio.ch.FileDispatcherImpl",
          "sun.nio.ch.UnixFileDispatcherImpl",
          "sun.nio.ch.IOUtil",
          "sun.nio.ch.NioSocketImpl",
          "sun.nio.ch.SocketChannelImpl",
          "sun.nio.ch.SocketDispatcher");

  private static final Set<String> GATES = Collections.synchronizedSet(new TreeSet<>());
  private static final List<Instrumentation> INSTRUMENTATION = new ArrayList<>();

  private Onlooker() {}

  /** Entry of the agent. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    INSTRUMENTATION.add(instrumentation);
  }

  /** Prints a line for each method with a gate, and counts. */
  public static void main(String[] arguments) throws Exception {
    Instrumentation instrumentation = INSTRUMENTATION.get(0);
    List<String> loaded =
        Stream.of(instrumentation.getAllLoadedClasses()).map(Class::getName).toList();
    long agent = loaded.stream().filter(name -> name.startsWith("dev.harness.")).count();
    long matching = loaded.stream().filter(name -> name.contains("bytebuddy")).count();
    System.out.println("classes " + loaded.size());
    System.out.println("agent " + agent);
    System.out.println("bytebuddy " + matching);
    watch(instrumentation);
    GATES.forEach(method -> System.out.println("gate " + method));
  }

  private static void watch(Instrumentation instrumentation) throws Exception {
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte @Nullable [] transform(
              @Nullable ClassLoader loader,
              String name,
              @Nullable Class<?> redefined,
              @Nullable ProtectionDomain domain,
              byte[] bytes) {
            if (redefined != null && WATCHED.contains(redefined.getName())) {
              look(bytes);
            }
            return null;
          }
        },
        true);
    for (String name : WATCHED) {
      for (Class<?> type : ifAny(name)) {
        instrumentation.retransformClasses(type);
        System.out.println("watched " + name);
      }
    }
  }

  /** A class, if this JDK has it. */
  private static List<Class<?>> ifAny(String name) {
    try {
      return List.of(Class.forName(name, false, null));
    } catch (ClassNotFoundException e) {
      return List.of();
    }
  }

  private static void look(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String type, String signature, String[] exceptions) {
            return calls(reader.getClassName().replace('/', '.') + "." + method);
          }
        },
        0);
  }

  private static MethodVisitor calls(String method) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String type, boolean isInterface) {
        if (owner.startsWith("dev/harness/")) {
          GATES.add(method);
        }
      }
    };
  }
}
