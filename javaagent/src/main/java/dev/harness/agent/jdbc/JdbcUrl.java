package dev.harness.agent.jdbc;

import java.util.Locale;

/** A database URL fit to be recorded. */
public final class JdbcUrl {
  private static final String[] SECRETS = {"password", "pwd", "secret", "token", "key"};

  private JdbcUrl() {}

  /** The URL with values of secret parameters, and {@code user:password@}, replaced by stars. */
  public static String withoutSecrets(String url) {
    int at = url.indexOf('@');
    int slashes = url.indexOf("//");
    String text = url;
    if (slashes >= 0 && at > slashes && url.lastIndexOf(':', at) > slashes) {
      text = url.substring(0, url.lastIndexOf(':', at) + 1) + "***" + url.substring(at);
    }
    StringBuilder clean = new StringBuilder(text.length());
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == ';' || text.charAt(i) == '&') {
        clean.append(part(text.substring(start, i)));
        start = i;
      }
    }
    return clean.toString();
  }

  private static String part(String part) {
    int equals = part.indexOf('=');
    String name = equals < 0 ? "" : part.substring(0, equals).toLowerCase(Locale.ROOT);
    for (String secret : SECRETS) {
      if (name.contains(secret)) {
        return part.substring(0, equals + 1) + "***";
      }
    }
    return part;
  }
}
