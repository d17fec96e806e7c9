package dev.harness.it.tool;

import dev.harness.it.attempt.Service;

/** A tool's provider of a service of the host's. */
public final class Provider implements Service {
  /** Called by the service loader. */
  public Provider() {
    Upcalls.deedAtPlace();
  }
}
