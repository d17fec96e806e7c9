package dev.harness.it.tool;

import jdk.jfr.Event;
import jdk.jfr.Name;

/** An event that bears the name of one of the harness's own. */
@Name("dev.harness.Denial")
public final class ForgedDenial extends Event {
  /** What it pretends. */
  public String resource = "forged";

  /** Writes one. */
  public static String write() {
    new ForgedDenial().commit();
    return "written";
  }
}
