package dev.harness.it.driver;

/** What a data source inherits; nothing here tells that it is about databases. */
public class Inherited {
  private String url;

  Inherited(String url) {
    this.url = url;
  }

  /** Where connections lead to. */
  public final String getUrl() {
    return url;
  }

  /** Leads connections elsewhere. */
  public final void lead(String elsewhere) {
    url = elsewhere;
  }
}
