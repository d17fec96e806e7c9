package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.NONE;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.on;
import static dev.harness.interceptors.Types.BOOLEAN;
import static dev.harness.interceptors.Types.CALLABLE;
import static dev.harness.interceptors.Types.EXECUTOR;
import static dev.harness.interceptors.Types.INT;
import static dev.harness.interceptors.Types.LONG;
import static dev.harness.interceptors.Types.OBJECT;
import static dev.harness.interceptors.Types.RUNNABLE;
import static dev.harness.interceptors.Types.STRING;
import static dev.harness.interceptors.Types.TIME_UNIT;

import java.util.List;

/** Where work changes threads: who made a thread, and which task came from which compartment. */
final class ThreadInterceptions {
  private static final String STAGE = "java.util.concurrent.CompletableFuture";
  private static final String COMPLETION_STAGE = "java.util.concurrent.CompletionStage";
  private static final String SCHEDULED = "java.util.concurrent.ScheduledThreadPoolExecutor";
  private static final String TASK = "java.util.concurrent.ForkJoinTask";
  private static final String FUNCTION = "java.util.function.Function";
  private static final String CONSUMER = "java.util.function.Consumer";
  private static final String SUPPLIER = "java.util.function.Supplier";
  private static final String BI_FUNCTION = "java.util.function.BiFunction";
  private static final String BI_CONSUMER = "java.util.function.BiConsumer";
  private static final String CLASS_PATH = "jdk.internal.loader.URLClassPath";

  private static final String HANDLER = "java.nio.channels.CompletionHandler";
  private static final String BUFFER = "java.nio.ByteBuffer";
  private static final String CHANNEL = "sun.nio.ch.AsynchronousSocketChannelImpl";
  private static final String SERVER_CHANNEL = "sun.nio.ch.AsynchronousServerSocketChannelImpl";
  private static final String FILE_CHANNEL = "sun.nio.ch.AsynchronousFileChannelImpl";
  private static final String FINALIZER = "java.lang.ref.Finalizer";

  static final List<Interception> ROWS =
      List.of(
          on("java.lang.Thread")
              .constructor(
                  "java.lang.ThreadGroup",
                  RUNNABLE,
                  STRING,
                  LONG,
                  "java.security.AccessControlContext",
                  BOOLEAN)
              .own(arg(1))
              .until(18),
          on("java.lang.Thread")
              .constructor("java.lang.ThreadGroup", STRING, INT, RUNNABLE, LONG)
              .own(arg(3))
              .since(24),
          on("java.lang.Thread").constructor(STRING, INT, BOOLEAN).own(NONE).since(21),

          // Workers of pools belong to nobody; each task in them belongs to who handed it over.
          on("java.util.concurrent.ThreadPoolExecutor").method("execute", RUNNABLE).carry(arg(0)),
          on("java.util.concurrent.FutureTask").constructor(CALLABLE).carry(arg(0)),
          on("java.util.concurrent.FutureTask").constructor(RUNNABLE, OBJECT).carry(arg(0)),
          on(SCHEDULED).method("schedule", RUNNABLE, LONG, TIME_UNIT).carry(arg(0)),
          on(SCHEDULED).method("schedule", CALLABLE, LONG, TIME_UNIT).carry(arg(0)),
          on(SCHEDULED)
              .method("scheduleAtFixedRate", RUNNABLE, LONG, LONG, TIME_UNIT)
              .carry(arg(0)),
          on(SCHEDULED)
              .method("scheduleWithFixedDelay", RUNNABLE, LONG, LONG, TIME_UNIT)
              .carry(arg(0)),
          on("java.util.concurrent.ForkJoinPool").method("execute", RUNNABLE).carry(arg(0)),
          on("java.util.concurrent.ForkJoinPool").method("submit", RUNNABLE).carry(arg(0)),
          on("java.util.concurrent.ForkJoinPool").method("submit", CALLABLE).carry(arg(0)),
          on("java.util.concurrent.ForkJoinPool").method("submit", RUNNABLE, OBJECT).carry(arg(0)),
          // Work is split inside the pool: each part belongs to who made it, whoever's class it is.
          on(TASK).constructor().own(NONE),
          on(TASK).method("doExec").asMaker(),
          on(TASK).method("adapt", RUNNABLE).carry(arg(0)),
          on(TASK).method("adapt", RUNNABLE, OBJECT).carry(arg(0)),
          on(TASK).method("adapt", CALLABLE).carry(arg(0)),
          on(STAGE).method("asyncSupplyStage", EXECUTOR, SUPPLIER).carry(arg(1)),
          on(STAGE).method("asyncRunStage", EXECUTOR, RUNNABLE).carry(arg(1)),
          on(STAGE).method("uniApplyStage", EXECUTOR, FUNCTION).carry(arg(1)),
          on(STAGE).method("uniAcceptStage", EXECUTOR, CONSUMER).carry(arg(1)),
          on(STAGE).method("uniRunStage", EXECUTOR, RUNNABLE).carry(arg(1)),
          on(STAGE).method("uniWhenCompleteStage", EXECUTOR, BI_CONSUMER).carry(arg(1)),
          on(STAGE).method("uniHandleStage", EXECUTOR, BI_FUNCTION).carry(arg(1)),
          on(STAGE).method("uniExceptionallyStage", EXECUTOR, FUNCTION).carry(arg(1)),
          on(STAGE).method("uniComposeStage", EXECUTOR, FUNCTION).carry(arg(1)),
          on(STAGE).method("uniComposeExceptionallyStage", EXECUTOR, FUNCTION).carry(arg(1)),
          on(STAGE).method("biApplyStage", EXECUTOR, COMPLETION_STAGE, BI_FUNCTION).carry(arg(2)),
          on(STAGE).method("biAcceptStage", EXECUTOR, COMPLETION_STAGE, BI_CONSUMER).carry(arg(2)),
          on(STAGE).method("biRunStage", EXECUTOR, COMPLETION_STAGE, RUNNABLE).carry(arg(2)),
          on(STAGE).method("orApplyStage", EXECUTOR, COMPLETION_STAGE, FUNCTION).carry(arg(2)),
          on(STAGE).method("orAcceptStage", EXECUTOR, COMPLETION_STAGE, CONSUMER).carry(arg(2)),
          on(STAGE).method("orRunStage", EXECUTOR, COMPLETION_STAGE, RUNNABLE).carry(arg(2)),

          // What is called back when something has happened.
          on(CHANNEL).method("connect", "java.net.SocketAddress", OBJECT, HANDLER).carry(arg(2)),
          on(CHANNEL).method("read", BUFFER, LONG, TIME_UNIT, OBJECT, HANDLER).carry(arg(4)),
          on(CHANNEL)
              .method("read", BUFFER + "[]", INT, INT, LONG, TIME_UNIT, OBJECT, HANDLER)
              .carry(arg(6)),
          on(CHANNEL).method("write", BUFFER, LONG, TIME_UNIT, OBJECT, HANDLER).carry(arg(4)),
          on(CHANNEL)
              .method("write", BUFFER + "[]", INT, INT, LONG, TIME_UNIT, OBJECT, HANDLER)
              .carry(arg(6)),
          on(SERVER_CHANNEL).method("accept", OBJECT, HANDLER).carry(arg(1)),
          on(FILE_CHANNEL).method("lock", LONG, LONG, BOOLEAN, OBJECT, HANDLER).carry(arg(4)),
          on(FILE_CHANNEL).method("read", BUFFER, LONG, OBJECT, HANDLER).carry(arg(3)),
          on(FILE_CHANNEL).method("write", BUFFER, LONG, OBJECT, HANDLER).carry(arg(3)),
          on("java.lang.ref.Cleaner").method("register", OBJECT, RUNNABLE).carry(arg(1)),
          on(FINALIZER).constructor(OBJECT).own(NONE),
          on(FINALIZER).method("runFinalizer", "jdk.internal.access.JavaLangAccess").asMaker(),

          // Class loading on a tool's thread is the loader's act; a refusal would hide classes and
          // jars from the host for ever.
          on("jdk.internal.loader.BuiltinClassLoader")
              .method("loadClassOrNull", STRING, BOOLEAN)
              .asOwner(),
          on("jdk.internal.loader.BuiltinClassLoader").method("findResource", STRING).asOwner(),
          on("jdk.internal.loader.BuiltinClassLoader")
              .method("findResourceAsStream", STRING, STRING)
              .asOwner(),
          on("java.net.URLClassLoader").method("findClass", STRING).asOwner(),
          on("java.net.URLClassLoader").method("findResource", STRING).asOwner(),
          on(CLASS_PATH).method("getLoader", INT).asOwner());

  private ThreadInterceptions() {}
}
