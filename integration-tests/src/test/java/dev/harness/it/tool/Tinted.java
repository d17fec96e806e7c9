package dev.harness.it.tool;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A class whose annotation has a value that sets itself up when somebody reads it. */
@Tinted.Tint(Tinted.Shade.DARK)
final class Tinted {
  private Tinted() {}

  /** What annotates it. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Tint {
    /** The value. */
    Shade value();
  }

  /** A value with code of its own. */
  enum Shade {
    DARK;

    static {
      Upcalls.deedAtPlace();
    }
  }
}
