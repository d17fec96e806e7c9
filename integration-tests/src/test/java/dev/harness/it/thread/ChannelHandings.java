package dev.harness.it.thread;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.file.Path;

/** Threads of channels, clients and processes. */
final class ChannelHandings {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private ChannelHandings() {}

  static void addTo(Handings all, int port) {
    all.addPlain(
        "AsynchronousFileChannel",
        (work, file) ->
            AsynchronousFileChannel.open(Path.of("/dev/null"))
                .read(ByteBuffer.allocate(1), 0, null, calling(work.runnable(file))));
    all.addPlain(
        "AsynchronousSocketChannel",
        (work, file) ->
            AsynchronousSocketChannel.open()
                .connect(
                    new InetSocketAddress("127.0.0.1", port), null, calling(work.runnable(file))));
    all.addPlain(
        "HttpClient.sendAsync",
        (work, file) ->
            CLIENT.sendAsync(get(port), BodyHandlers.ofString()).thenRun(work.runnable(file)));
    all.addPlain(
        "HttpClient.sendAsync, async",
        (work, file) ->
            CLIENT.sendAsync(get(port), BodyHandlers.ofString()).thenRunAsync(work.runnable(file)));
    all.addPlain(
        "Process.onExit",
        (work, file) ->
            new ProcessBuilder("/bin/true").start().onExit().thenRun(work.runnable(file)));
  }

  private static HttpRequest get(int port) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
  }

  private static <V> CompletionHandler<V, Object> calling(Runnable task) {
    return new CompletionHandler<>() {
      @Override
      public void completed(V result, Object attachment) {
        task.run();
      }

      @Override
      public void failed(Throwable error, Object attachment) {
        System.out.println("failed: " + error);
      }
    };
  }
}
