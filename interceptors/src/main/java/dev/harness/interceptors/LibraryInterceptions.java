package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.NONE;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.onDeclarersOf;
import static dev.harness.interceptors.Interception.onLibrary;
import static dev.harness.interceptors.Types.CALLABLE;
import static dev.harness.interceptors.Types.EXECUTOR;
import static dev.harness.interceptors.Types.INT;
import static dev.harness.interceptors.Types.LONG;
import static dev.harness.interceptors.Types.OBJECT;
import static dev.harness.interceptors.Types.RUNNABLE;
import static dev.harness.interceptors.Types.TIME_UNIT;

import java.util.ArrayList;
import java.util.List;

/**
 * Where work changes threads in libraries of the application. Their executors have no interface but
 * the JDK's, so each class that declares its methods binds what it is handed. What waits for an
 * event belongs to who made it: coroutines, promises, the handlers of a channel, timeouts.
 */
final class LibraryInterceptions {
  private static final String SERVICE = "java.util.concurrent.ExecutorService";
  private static final String SCHEDULER = "java.util.concurrent.ScheduledExecutorService";
  private static final String COROUTINE = "kotlinx.coroutines.DispatchedTask";
  private static final String CONTINUATION = "kotlinx.coroutines.CancellableContinuationImpl";
  private static final String DELAYED = "kotlinx.coroutines.EventLoopImplBase$Delayed";
  private static final String PROMISE = "io.netty.util.concurrent.DefaultPromise";
  private static final String PIPELINE = "io.netty.channel.DefaultChannelPipeline";
  private static final String TIMEOUT = "io.netty.util.HashedWheelTimer$HashedWheelTimeout";
  private static final String LOOP = "io.netty.util.concurrent.SingleThreadEventExecutor";

  /** Events of a channel, as its event loop tells them to the first handler. */
  private static final String[] EVENTS = {
    "fireChannelRegistered",
    "fireChannelUnregistered",
    "fireChannelActive",
    "fireChannelInactive",
    "fireChannelReadComplete",
    "fireChannelWritabilityChanged"
  };

  static final List<Interception> ROWS = rows();

  private LibraryInterceptions() {}

  private static List<Interception> rows() {
    List<Interception> rows = new ArrayList<>(executors());
    rows.addAll(coroutines());
    rows.addAll(netty());
    return List.copyOf(rows);
  }

  private static List<Interception> executors() {
    return List.of(
        onDeclarersOf(EXECUTOR).method("execute", RUNNABLE).carry(arg(0)),
        onDeclarersOf(SERVICE).method("submit", RUNNABLE).carry(arg(0)),
        onDeclarersOf(SERVICE).method("submit", RUNNABLE, OBJECT).carry(arg(0)),
        onDeclarersOf(SERVICE).method("submit", CALLABLE).carry(arg(0)),
        onDeclarersOf(SCHEDULER).method("schedule", RUNNABLE, LONG, TIME_UNIT).carry(arg(0)),
        onDeclarersOf(SCHEDULER).method("schedule", CALLABLE, LONG, TIME_UNIT).carry(arg(0)),
        onDeclarersOf(SCHEDULER)
            .method("scheduleAtFixedRate", RUNNABLE, LONG, LONG, TIME_UNIT)
            .carry(arg(0)),
        onDeclarersOf(SCHEDULER)
            .method("scheduleWithFixedDelay", RUNNABLE, LONG, LONG, TIME_UNIT)
            .carry(arg(0)));
  }

  private static List<Interception> coroutines() {
    return List.of(
        onDeclarersOf("kotlinx.coroutines.CoroutineDispatcher")
            .method("dispatch", "kotlin.coroutines.CoroutineContext", RUNNABLE)
            .carry(arg(1)),
        onLibrary(COROUTINE).constructor(INT).own(NONE),
        onLibrary(COROUTINE).method("run").asMaker(),
        onLibrary(CONTINUATION).method("dispatchResume", INT).asMaker(),
        onLibrary(DELAYED + "Task").constructor(LONG).own(NONE),
        onLibrary(DELAYED + "ResumeTask").method("run").asMaker(),
        onLibrary(DELAYED + "RunnableTask").method("run").asMaker());
  }

  private static List<Interception> netty() {
    List<Interception> rows = new ArrayList<>();
    rows.add(onLibrary(PROMISE).anyConstructor().own(NONE));
    rows.add(onLibrary(PROMISE).method("notifyListenersNow").asMaker());
    rows.add(onLibrary(PIPELINE).anyConstructor().own(NONE));
    for (String event : EVENTS) {
      rows.add(onLibrary(PIPELINE).method(event).asMaker());
    }
    rows.add(onLibrary(PIPELINE).method("fireChannelRead", OBJECT).asMaker());
    rows.add(onLibrary(PIPELINE).method("fireUserEventTriggered", OBJECT).asMaker());
    rows.add(onLibrary(PIPELINE).method("fireExceptionCaught", "java.lang.Throwable").asMaker());
    rows.add(onLibrary(TIMEOUT).anyConstructor().own(NONE));
    rows.add(onLibrary(TIMEOUT).method("expire").asMaker());
    rows.add(onLibrary(TIMEOUT).method("run").asMaker());
    rows.add(onLibrary(LOOP).method("lazyExecute", RUNNABLE).carry(arg(0)));
    return rows;
  }
}
