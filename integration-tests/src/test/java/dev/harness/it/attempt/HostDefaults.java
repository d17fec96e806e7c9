package dev.harness.it.attempt;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.PasswordAuthentication;
import java.net.ResponseCache;
import java.net.URI;
import java.net.URLConnection;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the host has for all code in the JVM: logins, cookies, kept answers, remote objects. */
final class HostDefaults {
  private final int port;

  /** Held so that it is not collected. */
  private final Registry registry;

  /** Starts a registry of remote objects on this port. */
  HostDefaults(int port) throws IOException {
    this.port = port;
    this.registry = LocateRegistry.createRegistry(port);
  }

  /** Makes everything as it was; the JDK keeps the connection to the registry open. */
  void reset() throws IOException {
    Authenticator.setDefault(new Login());
    CookieManager cookies = new CookieManager();
    HttpCookie cookie = new HttpCookie("session", World.SECRET);
    cookie.setPath("/");
    cookies.getCookieStore().add(URI.create("http://kept.example/"), cookie);
    CookieHandler.setDefault(cookies);
    ResponseCache.setDefault(new Answers());
    if (registry.list().length > 0
        || LocateRegistry.getRegistry("127.0.0.1", port).list().length > 0) {
      throw new IllegalStateException("somebody bound something");
    }
  }

  private static final class Login extends Authenticator {
    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return "kept.example".equals(getRequestingHost())
          ? new PasswordAuthentication("host", World.SECRET.toCharArray())
          : null;
    }
  }

  private static final class Answers extends ResponseCache {
    @Override
    public @Nullable CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
      return null;
    }

    @Override
    public @Nullable CacheRequest put(URI uri, URLConnection connection) {
      return null;
    }

    @Override
    public String toString() {
      return World.SECRET;
    }
  }
}
