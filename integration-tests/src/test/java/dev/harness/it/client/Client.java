package dev.harness.it.client;

import java.net.URI;

/** A way to ask a web server, following where it sends one. */
@FunctionalInterface
public interface Client {
  /** The status of the answer. */
  int get(URI uri) throws Exception;
}
