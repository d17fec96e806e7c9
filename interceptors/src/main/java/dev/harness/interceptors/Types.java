package dev.harness.interceptors;

/** Names of parameter types that rows repeat. */
final class Types {
  static final String STRING = "java.lang.String";
  static final String PROPERTIES = "java.util.Properties";
  static final String BOOLEAN = "boolean";
  static final String INT = "int";
  static final String LONG = "long";
  static final String BYTES = "byte[]";
  static final String OBJECT = "java.lang.Object";
  static final String CLASS = "java.lang.Class";
  static final String FILE = "java.io.File";
  static final String PATH = "java.nio.file.Path";
  static final String UNIX_PATH = "sun.nio.fs.UnixPath";
  static final String DESCRIPTOR = "java.io.FileDescriptor";
  static final String ADDRESS = "java.net.InetAddress";
  static final String URL = "java.net.URL";
  static final String RUNNABLE = "java.lang.Runnable";
  static final String CALLABLE = "java.util.concurrent.Callable";
  static final String EXECUTOR = "java.util.concurrent.Executor";
  static final String TIME_UNIT = "java.util.concurrent.TimeUnit";

  private Types() {}
}
