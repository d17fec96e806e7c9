package dev.harness.agent.weave;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says once when a library whose later work is followed is there in a version that keeps it
 * elsewhere: a row that finds no class would be passed over in silence.
 */
public final class KnownLibraries {
  /** A class that every version has, and the one where the rows are. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "okhttp3/OkHttpClient", "okhttp3/internal/concurrent/Task",
          "org/eclipse/jetty/client/HttpClient", "org/eclipse/jetty/client/transport/HttpExchange",
          "io/vertx/core/http/HttpClient", "io/vertx/core/http/impl/HttpClientRequestBase",
          "reactor/netty/http/client/HttpClient",
              "reactor/netty/http/client/HttpClientConnect$HttpObserver",
          "org/apache/hc/client5/http/impl/async/HttpAsyncClients",
              "org/apache/hc/core5/http/impl/nio/ClientHttp1StreamHandler",
          "kotlinx/coroutines/CoroutineDispatcher", "kotlinx/coroutines/DispatchedTask",
          "io/netty/util/concurrent/Promise", "io/netty/util/concurrent/DefaultPromise");

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Looks at a class that is being loaded. */
  public void loading(String name, ClassLoader loader, PrintStream errors) {
    String wanted = KNOWN.get(name);
    if (wanted != null && loader.getResource(wanted + ".class") == null && told.add(wanted)) {
      String version = name.replace('/', '.') + " (no " + wanted.replace('/', '.') + ")";
      errors.println(
          "harness: this version of "
              + version
              + " is not known: what it does by itself when an answer comes, such as following a"
              + " redirect, is not held to the tool that asked (SECURITY.md, Threads)");
    }
  }
}
