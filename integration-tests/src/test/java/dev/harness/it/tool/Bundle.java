package dev.harness.it.tool;

import java.util.ListResourceBundle;

/** Texts of a tool, made when the host asks for them. */
public final class Bundle extends ListResourceBundle {
  @Override
  protected Object[][] getContents() {
    Upcalls.deedAtPlace();
    return new Object[][] {{"key", "text"}};
  }
}
