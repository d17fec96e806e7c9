package dev.harness.it.attempt;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation of the host's. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Mark {
  /** Anything. */
  String value();
}
