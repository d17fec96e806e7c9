package dev.harness.it.client;

import dev.harness.it.tool.client.Asker;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A host that lets a tool ask two web servers with each client. */
public final class ClientRunner {
  private static final int LONGEST_SECONDS = 10;

  private final URI near;
  private final URI far;

  private ClientRunner(URI near, URI far) {
    this.near = near;
    this.far = far;
  }

  /**
   * Prints a line for each request: {@code client|case|status or problem}. A request's path names
   * both.
   *
   * @param arguments the addresses of the granted and the other server
   */
  public static void main(String[] arguments) throws Exception {
    ClientRunner runner = new ClientRunner(URI.create(arguments[0]), URI.create(arguments[1]));
    for (Map.Entry<String, Callable<Client>> client : Clients.all().entrySet()) {
      runner.tryAll(client.getKey(), client.getValue());
    }
    System.out.println("END");
    Runtime.getRuntime().halt(0);
  }

  private void tryAll(String name, Callable<Client> maker) throws Exception {
    Client hosts = maker.call();
    Request shared = uri -> Asker.ask(hosts, uri);
    Request own = uri -> Asker.askNew(maker, uri);
    each(name, "host, near", near, hosts::get);
    for (Map.Entry<String, Request> way : Map.of("shared", shared, "own", own).entrySet()) {
      String key = way.getKey();
      each(name, key + ", near", near, way.getValue());
      each(name, key + ", far", far, way.getValue());
      each(name, key + ", away", near, way.getValue());
    }
    each(name, "host, far", far, hosts::get);
    each(name, "host, away", near, hosts::get);
    Client toolFirst = maker.call();
    each(name, "first, near", near, uri -> Asker.ask(toolFirst, uri));
    each(name, "host after it, far", far, toolFirst::get);
    each(name, "host after it, away", near, toolFirst::get);
  }

  private void each(String name, String what, URI server, Request request) throws Exception {
    String path = URLEncoder.encode(name + "|" + what, StandardCharsets.UTF_8);
    String where = what.endsWith("away") ? "/away?" : "/stay?";
    System.out.println(name + "|" + what + "|" + outcome(server.resolve(where + path), request));
  }

  /** In a thread of its own, since what was refused may never answer. */
  private static String outcome(URI uri, Request request) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> answer = thread.submit(() -> request.status(uri));
      return String.valueOf(answer.get(LONGEST_SECONDS, TimeUnit.SECONDS));
    } catch (Exception e) {
      return String.valueOf(e);
    } finally {
      thread.shutdownNow();
    }
  }

  private interface Request {
    int status(URI uri) throws Exception;
  }
}
