package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.NONE;
import static dev.harness.interceptors.Arg.THIS;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.on;
import static dev.harness.interceptors.OwnAnswer.ILLEGAL_ACCESS;
import static dev.harness.interceptors.OwnAnswer.ILLEGAL_CALLER;
import static dev.harness.interceptors.OwnAnswer.UNSATISFIED_LINK;
import static dev.harness.interceptors.Question.JVM_CLASS_FILE;
import static dev.harness.interceptors.Question.JVM_CLASS_LOADER;
import static dev.harness.interceptors.Question.JVM_DEFINE;
import static dev.harness.interceptors.Question.JVM_DYNAMIC_CODE;
import static dev.harness.interceptors.Question.JVM_EXIT;
import static dev.harness.interceptors.Question.JVM_FOREIGN;
import static dev.harness.interceptors.Question.JVM_INSPECT_DESCRIPTOR;
import static dev.harness.interceptors.Question.JVM_LAMBDA;
import static dev.harness.interceptors.Question.JVM_NATIVE;
import static dev.harness.interceptors.Question.JVM_RECORDING;
import static dev.harness.interceptors.Question.JVM_REFLECTION;
import static dev.harness.interceptors.Question.PROPERTY_ALL;
import static dev.harness.interceptors.Question.PROPERTY_READ;
import static dev.harness.interceptors.Question.PROPERTY_WRITE;
import static dev.harness.interceptors.Types.BOOLEAN;
import static dev.harness.interceptors.Types.CLASS;
import static dev.harness.interceptors.Types.INT;
import static dev.harness.interceptors.Types.STRING;

import java.util.List;

/** The powers over the JVM itself. */
final class JvmInterceptions {
  private static final String LOADER = "java.lang.ClassLoader";
  private static final String DOMAIN = "java.security.ProtectionDomain";
  private static final String LOOKUP = "java.lang.invoke.MethodHandles$Lookup";

  private static final String RECORDING = "jdk.jfr.internal.PlatformRecording";

  private static final String METHOD_TYPE = "java.lang.invoke.MethodType";

  static final List<Interception> ROWS =
      List.of(
          on("java.lang.Runtime").method("exit", INT).check(JVM_EXIT, NONE),
          on("java.lang.Runtime").method("halt", INT).check(JVM_EXIT, NONE),
          on(RECORDING).method("start").observe(JVM_RECORDING, NONE),
          on(RECORDING).method("stop", STRING).observe(JVM_RECORDING, NONE),
          on("jdk.internal.loader.NativeLibraries")
              .method("loadLibrary", CLASS, STRING, BOOLEAN)
              .check(JVM_NATIVE, arg(0), arg(1))
              .answers(UNSATISFIED_LINK),
          on("jdk.internal.loader.RawNativeLibraries")
              .method("load", STRING)
              .check(JVM_NATIVE, NONE)
              .since(25),
          on("jdk.internal.loader.RawNativeLibraries")
              .method("load", Types.PATH)
              .check(JVM_NATIVE, NONE)
              .since(25),
          on("java.lang.Module")
              .method("ensureNativeAccess", CLASS, STRING, CLASS, BOOLEAN)
              .check(JVM_FOREIGN, arg(2), arg(0))
              .answers(ILLEGAL_CALLER)
              .since(25),
          on("jdk.internal.reflect.Reflection")
              .method("ensureNativeAccess", CLASS)
              .check(JVM_NATIVE, arg(0))
              .answers(ILLEGAL_CALLER)
              .until(17),
          // Standard streams, by their descriptors.
          on("java.io.FileInputStream")
              .constructor(Types.DESCRIPTOR)
              .check(JVM_INSPECT_DESCRIPTOR, arg(0)),
          on("java.io.FileOutputStream")
              .constructor(Types.DESCRIPTOR)
              .check(JVM_INSPECT_DESCRIPTOR, arg(0)),
          // Style sheets may call any static method.
          on("com.sun.org.apache.xalan.internal.xsltc.compiler.FunctionCall")
              .method(
                  "typeCheckExternal",
                  "com.sun.org.apache.xalan.internal.xsltc.compiler.SymbolTable")
              .check(JVM_DYNAMIC_CODE, NONE),
          on("com.sun.org.apache.xalan.internal.xsltc.compiler.FunctionCall")
              .method(
                  "typeCheckConstructor",
                  "com.sun.org.apache.xalan.internal.xsltc.compiler.SymbolTable")
              .check(JVM_DYNAMIC_CODE, NONE),
          // A compiled style sheet is code: who deserialises one brings it along.
          on("com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl")
              .method("readObject", "java.io.ObjectInputStream")
              .check(JVM_DYNAMIC_CODE, NONE),
          // All constructors of class loaders end here, before the object can be finalised.
          on("java.lang.ClassLoader")
              .constructor("java.lang.Void", STRING, "java.lang.ClassLoader")
              .check(JVM_CLASS_LOADER, NONE),
          on("java.lang.ClassLoader")
              .constructor("java.lang.Void", STRING, "java.lang.ClassLoader")
              .own(NONE),
          // What code goes where. The JVM shows hidden classes to no transformer.
          on("java.lang.ClassLoader")
              .method("defineClass", STRING, "byte[]", INT, INT, DOMAIN)
              .check(JVM_DEFINE, THIS),
          on("java.lang.ClassLoader")
              .method("defineClass", STRING, "java.nio.ByteBuffer", DOMAIN)
              .check(JVM_DEFINE, THIS),
          on("java.net.URLClassLoader").method("addURL", "java.net.URL").check(JVM_DEFINE, THIS),
          on("java.net.URLClassLoader").method("close").check(JVM_DEFINE, THIS),
          on(LOOKUP).method("defineClass", "byte[]").check(JVM_DEFINE, THIS),
          on(LOOKUP)
              .method("defineHiddenClass", "byte[]", BOOLEAN, LOOKUP + "$ClassOption[]")
              .check(JVM_DEFINE, THIS),
          on(LOOKUP)
              .method("defineHiddenClass", "byte[]", BOOLEAN, LOOKUP + "$ClassOption[]")
              .replace(JVM_CLASS_FILE, arg(0), THIS),
          on(LOOKUP)
              .method(
                  "defineHiddenClassWithClassData",
                  "byte[]",
                  Types.OBJECT,
                  BOOLEAN,
                  LOOKUP + "$ClassOption[]")
              .check(JVM_DEFINE, THIS),
          on(LOOKUP)
              .method(
                  "defineHiddenClassWithClassData",
                  "byte[]",
                  Types.OBJECT,
                  BOOLEAN,
                  LOOKUP + "$ClassOption[]")
              .replace(JVM_CLASS_FILE, arg(0), THIS),
          // A lambda's class has no gate: the method behind it must have one.
          on("java.lang.invoke.InnerClassLambdaMetafactory")
              .constructor(
                  LOOKUP,
                  METHOD_TYPE,
                  STRING,
                  METHOD_TYPE,
                  "java.lang.invoke.MethodHandle",
                  METHOD_TYPE,
                  BOOLEAN,
                  "java.lang.Class[]",
                  METHOD_TYPE + "[]")
              .check(JVM_LAMBDA, arg(0), arg(4)),

          // Where the stack ends a transformer fails, and the JVM goes on with the class as it was.
          on(LOOKUP).method("defineClass", "byte[]").room(),
          on(LOADER).method("defineClass", STRING, "byte[]", Types.INT, Types.INT, DOMAIN).room(),
          on(LOADER).method("defineClass", STRING, "java.nio.ByteBuffer", DOMAIN).room(),

          // The harness and the JDK keep their privates.
          on("java.lang.reflect.AccessibleObject")
              .method("checkCanSetAccessible", CLASS, CLASS, BOOLEAN)
              .check(JVM_REFLECTION, arg(0), THIS),
          on("java.lang.invoke.MethodHandles")
              .method("privateLookupIn", CLASS, LOOKUP)
              .check(JVM_REFLECTION, arg(1), arg(0))
              .answers(ILLEGAL_ACCESS),
          // A name that may not be read is replaced by one that nobody sets.
          on("java.lang.System").method("getProperty", STRING).replace(PROPERTY_READ, arg(0), NONE),
          on("java.lang.System")
              .method("getProperty", STRING, STRING)
              .replace(PROPERTY_READ, arg(0), NONE),
          on("java.lang.System").method("getProperties").filter(PROPERTY_ALL, NONE),
          on("java.lang.System")
              .method("setProperty", STRING, STRING)
              .check(PROPERTY_WRITE, arg(0)),
          on("java.lang.System").method("clearProperty", STRING).check(PROPERTY_WRITE, arg(0)),
          on("java.lang.System")
              .method("setProperties", "java.util.Properties")
              .check(PROPERTY_WRITE, NONE));

  private JvmInterceptions() {}
}
