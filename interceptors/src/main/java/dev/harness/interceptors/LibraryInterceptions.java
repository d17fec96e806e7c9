package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.NONE;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.onDeclarersOf;
import static dev.harness.interceptors.Interception.onLibrary;
import static dev.harness.interceptors.Question.NET_CONNECT;
import static dev.harness.interceptors.Question.NET_LISTEN;
import static dev.harness.interceptors.Question.NET_SEND;
import static dev.harness.interceptors.Types.ADDRESS;
import static dev.harness.interceptors.Types.BOOLEAN;
import static dev.harness.interceptors.Types.BYTES;
import static dev.harness.interceptors.Types.CALLABLE;
import static dev.harness.interceptors.Types.EXECUTOR;
import static dev.harness.interceptors.Types.INT;
import static dev.harness.interceptors.Types.LONG;
import static dev.harness.interceptors.Types.OBJECT;
import static dev.harness.interceptors.Types.RUNNABLE;
import static dev.harness.interceptors.Types.TIME_UNIT;

import dev.harness.interceptors.Interception.On;
import java.util.ArrayList;
import java.util.List;

/**
 * Where work changes threads in libraries of the application. Their executors have no interface but
 * the JDK's, so each class that declares its methods binds what it is handed. What waits for an
 * event belongs to who made it: coroutines, promises, requests, timeouts. A connection belongs to
 * nobody: pools share them.
 */
final class LibraryInterceptions {
  private static final String SERVICE = "java.util.concurrent.ExecutorService";
  private static final String SCHEDULER = "java.util.concurrent.ScheduledExecutorService";
  private static final String COROUTINE = "kotlinx.coroutines.DispatchedTask";
  private static final String CONTINUATION = "kotlinx.coroutines.CancellableContinuationImpl";
  private static final String DELAYED = "kotlinx.coroutines.EventLoopImplBase$Delayed";
  private static final String PROMISE = "io.netty.util.concurrent.DefaultPromise";
  private static final String TIMEOUT = "io.netty.util.HashedWheelTimer$HashedWheelTimeout";
  private static final String LOOP = "io.netty.util.concurrent.SingleThreadEventExecutor";

  private static final String SOCKET = "io.netty.channel.unix.Socket";
  private static final String SOCKET_ADDRESS = "java.net.SocketAddress";
  private static final String BUFFER = "java.nio.ByteBuffer";
  private static final String OKHTTP_TASK = "okhttp3.internal.concurrent.Task";
  private static final String REACTOR = "reactor.netty.http.client.HttpClientConnect$";
  private static final String CONNECTION = "reactor.netty.Connection";
  private static final String VERTX_REQUEST = "io.vertx.core.http.impl.HttpClientRequestBase";
  private static final String VERTX_RESPONSE = "io.vertx.core.http.HttpClientResponse";
  private static final String JETTY = "org.eclipse.jetty.client.transport.";
  private static final String APACHE = "org.apache.hc.core5.http.impl.nio.";
  private static final String APACHE_HANDLER = APACHE + "ClientHttp1StreamHandler";
  private static final String APACHE_REQUEST =
      "org.apache.hc.core5.http.nio.command.RequestExecutionCommand";
  private static final String APACHE_CONNECT = "org.apache.hc.core5.reactor.IOSessionRequest";

  static final List<Interception> ROWS = rows();

  private LibraryInterceptions() {}

  private static List<Interception> rows() {
    List<Interception> rows = new ArrayList<>(executors());
    rows.addAll(coroutines());
    rows.addAll(netty());
    rows.addAll(nativeSockets());
    rows.addAll(clients());
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
    rows.add(onLibrary(TIMEOUT).anyConstructor().own(NONE));
    rows.add(onLibrary(TIMEOUT).method("expire").asMaker());
    rows.add(onLibrary(TIMEOUT).method("run").asMaker());
    rows.add(onLibrary(LOOP).method("lazyExecute", RUNNABLE).carry(arg(0)));
    return rows;
  }

  /** Netty's own sockets, which the JDK knows nothing of. */
  private static List<Interception> nativeSockets() {
    return List.of(
        onLibrary(SOCKET).method("connect", SOCKET_ADDRESS).check(NET_SEND, arg(0)),
        onLibrary(SOCKET).method("bind", SOCKET_ADDRESS).check(NET_LISTEN, arg(0)),
        onLibrary(SOCKET)
            .method("sendTo", BUFFER, INT, INT, ADDRESS, INT, BOOLEAN)
            .check(NET_CONNECT, arg(3), arg(4)),
        onLibrary(SOCKET)
            .method("sendToAddress", LONG, INT, INT, ADDRESS, INT, BOOLEAN)
            .check(NET_CONNECT, arg(3), arg(4)),
        onLibrary(SOCKET)
            .method("sendToAddresses", LONG, INT, ADDRESS, INT, BOOLEAN)
            .check(NET_CONNECT, arg(2), arg(3)),
        onLibrary(SOCKET)
            .method("sendToDomainSocket", BUFFER, INT, INT, BYTES)
            .check(NET_SEND, arg(3)),
        onLibrary(SOCKET)
            .method("sendToAddressDomainSocket", LONG, INT, INT, BYTES)
            .check(NET_SEND, arg(3)),
        onLibrary(SOCKET)
            .method("sendToAddressesDomainSocket", LONG, INT, BYTES)
            .check(NET_SEND, arg(2)));
  }

  /** Requests whose answers come on threads that serve all, over connections that others made. */
  private static List<Interception> clients() {
    List<Interception> rows = new ArrayList<>();
    rows.add(onLibrary(OKHTTP_TASK).anyConstructor().own(NONE));
    rows.add(onDeclarersOf(OKHTTP_TASK).method("runOnce").asMaker());
    for (String observer : List.of("HttpIOHandlerObserver", "HttpObserver")) {
      On request = onLibrary(REACTOR + observer);
      rows.add(request.anyConstructor().own(NONE));
      rows.add(
          request
              .method("onStateChange", CONNECTION, "reactor.netty.ConnectionObserver$State")
              .asMaker());
      rows.add(request.method("onUncaughtException", CONNECTION, "java.lang.Throwable").asMaker());
    }
    rows.add(onLibrary(VERTX_REQUEST).anyConstructor().own(NONE));
    rows.add(onLibrary(VERTX_REQUEST).method("handleResponse", VERTX_RESPONSE).asMaker());
    rows.add(onLibrary(JETTY + "HttpExchange").anyConstructor().own(NONE));
    for (String event : List.of("responseBegin", "responseHeaders", "responseContentAvailable")) {
      rows.add(onJettyReceiver(event, JETTY + "HttpExchange"));
    }
    rows.add(
        onJettyReceiver(
            "terminateResponse", JETTY + "HttpExchange", "org.eclipse.jetty.client.Result"));
    rows.add(onLibrary(APACHE_CONNECT).anyConstructor().own(NONE));
    rows.add(
        onLibrary("org.apache.hc.core5.reactor.SingleCoreIOReactor")
            .method("processConnectionRequest", "java.nio.channels.SocketChannel", APACHE_CONNECT)
            .asMakerOf(arg(1)));
    rows.add(onLibrary(APACHE_REQUEST).anyConstructor().own(NONE));
    rows.add(
        onLibrary(APACHE + "ClientHttp1StreamDuplexer")
            .method("execute", APACHE_REQUEST)
            .asMakerOf(arg(0)));
    rows.add(onLibrary(APACHE_HANDLER).anyConstructor().own(NONE));
    rows.add(
        onLibrary(APACHE_HANDLER)
            .method(
                "consumeHeader",
                "org.apache.hc.core5.http.HttpResponse",
                "org.apache.hc.core5.http.EntityDetails")
            .asMaker());
    rows.add(onLibrary(APACHE_HANDLER).method("consumeData", BUFFER).asMaker());
    rows.add(onLibrary(APACHE_HANDLER).method("dataEnd", "java.util.List").asMaker());
    rows.add(onLibrary(APACHE_HANDLER).method("failed", "java.lang.Exception").asMaker());
    return rows;
  }

  private static Interception onJettyReceiver(String method, String... parameters) {
    return onLibrary(JETTY + "HttpReceiver").method(method, parameters).asMakerOf(arg(0));
  }
}
