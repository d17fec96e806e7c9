package dev.harness.it.client;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.RequestOptions;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import reactor.core.publisher.Mono;

/** The clients that applications use, by name. */
final class Clients {
  private Clients() {}

  /** What makes each of them. */
  static Map<String, Callable<Client>> all() {
    Map<String, Callable<Client>> all = new LinkedHashMap<>();
    all.put("URLConnection", () -> Clients::urlConnection);
    all.put("JDK", () -> jdk(false));
    all.put("JDK, async", () -> jdk(true));
    all.put("OkHttp", () -> okHttp(false));
    all.put("OkHttp, async", () -> okHttp(true));
    all.put("Reactor Netty", Clients::reactorNetty);
    all.put("Vert.x", Clients::vertx);
    all.put("Jetty", Clients::jetty);
    all.put("Apache", Clients::apache);
    all.put("Apache, async", Clients::apacheAsync);
    return all;
  }

  private static int urlConnection(URI uri) throws Exception {
    return ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode();
  }

  private static Client jdk(boolean async) {
    var client = java.net.http.HttpClient.newBuilder().followRedirects(Redirect.ALWAYS).build();
    return uri -> {
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      return async
          ? client.sendAsync(request, BodyHandlers.discarding()).get().statusCode()
          : client.send(request, BodyHandlers.discarding()).statusCode();
    };
  }

  private static Client okHttp(boolean async) {
    OkHttpClient client = new OkHttpClient();
    return uri -> {
      Call call = client.newCall(new Request.Builder().url(uri.toString()).build());
      if (async) {
        Answer answer = new Answer();
        call.enqueue(answer);
        return answer.get();
      }
      try (Response response = call.execute()) {
        return response.code();
      }
    };
  }

  /** What OkHttp calls back. */
  private static final class Answer extends CompletableFuture<Integer> implements Callback {
    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        complete(response.code());
      }
    }

    @Override
    public void onFailure(Call call, java.io.IOException problem) {
      completeExceptionally(problem);
    }
  }

  private static Client reactorNetty() {
    var client = reactor.netty.http.client.HttpClient.create().followRedirect(true);
    return uri ->
        client
            .get()
            .uri(uri)
            .responseSingle((response, body) -> Mono.just(response.status().code()))
            .toFuture()
            .get();
  }

  private static Client vertx() {
    var files =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    var client = Vertx.vertx(new VertxOptions().setFileSystemOptions(files)).createHttpClient();
    return uri ->
        client
            .request(new RequestOptions().setAbsoluteURI(uri.toString()).setFollowRedirects(true))
            .compose(request -> request.send())
            .map(response -> response.statusCode())
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  private static Client jetty() throws Exception {
    var client = new org.eclipse.jetty.client.HttpClient();
    client.start();
    return uri -> client.GET(uri).getStatus();
  }

  private static Client apache() {
    var client = HttpClients.createDefault();
    return uri -> client.execute(new HttpGet(uri), response -> response.getCode());
  }

  private static Client apacheAsync() {
    var client = HttpAsyncClients.createDefault();
    client.start();
    return uri -> client.execute(SimpleHttpRequest.create("GET", uri), null).get().getCode();
  }
}
