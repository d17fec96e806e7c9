package dev.harness.it.tool.client;

import dev.harness.it.client.Client;
import java.net.URI;
import java.util.concurrent.Callable;

/** Asks as a tool does. */
public final class Asker {
  private Asker() {}

  /** With a client that the host made. */
  public static int ask(Client client, URI uri) throws Exception {
    return client.get(uri);
  }

  /** With a client that the tool makes. */
  public static int askNew(Callable<Client> maker, URI uri) throws Exception {
    return maker.call().get(uri);
  }
}
