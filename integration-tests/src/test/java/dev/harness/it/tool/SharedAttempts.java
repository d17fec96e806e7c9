package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.answers;
import static dev.harness.it.attempt.Effects.leaks;

import dev.harness.it.attempt.World;
import java.net.Authenticator;
import java.net.Authenticator.RequestorType;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.ResponseCache;
import java.net.URI;
import java.nio.channels.spi.SelectorProvider;
import java.rmi.Remote;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.UnicastRemoteObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the JDK keeps for everybody: connections, servers, logins, cookies, answers. */
final class SharedAttempts {
  private static final String HOST = "kept.example";

  private SharedAttempts() {}

  static void addTo(Attempts all) {
    remote(all);
    logins(all);
    all.add(
        "global-state: shared cookies",
        leaks(),
        w -> CookieHandler.getDefault().get(URI.create("http://" + HOST + "/"), Map.of()));
    all.add("global-state: shared answers", leaks(), w -> ResponseCache.getDefault());
    all.add(
        "inspect: shared channel of the parent by its provider",
        answers(),
        w -> done(SelectorProvider.provider().inheritedChannel()));
  }

  private static void remote(Attempts all) {
    all.add(
        "net: shared connection to a registry of remote objects",
        answers(),
        w -> LocateRegistry.getRegistry("127.0.0.1", w.registryPort()).list());
    all.add("net: shared connection, to change the registry", answers(), SharedAttempts::unbind);
    all.add("listen: shared socket for a remote object", answers(), SharedAttempts::export);
  }

  private static Object unbind(World world) throws Exception {
    try {
      LocateRegistry.getRegistry("127.0.0.1", world.registryPort()).unbind("nothing");
    } catch (java.rmi.NotBoundException e) {
      return "the registry answered";
    }
    return "done";
  }

  private static Object export(World world) throws Exception {
    Remote remote = new Remote() {};
    UnicastRemoteObject.exportObject(remote, world.registryPort());
    return UnicastRemoteObject.unexportObject(remote, true);
  }

  private static void logins(Attempts all) {
    all.add(
        "global-state: shared login by address",
        leaks(),
        w -> text(Authenticator.requestPasswordAuthentication(HOST, null, 80, "http", "r", "b")));
    all.add(
        "global-state: shared login by URL",
        leaks(),
        w ->
            text(
                Authenticator.requestPasswordAuthentication(
                    HOST, null, 80, "http", "r", "b", null, RequestorType.SERVER)));
    all.add(
        "global-state: shared login by no authenticator",
        leaks(),
        w ->
            text(
                Authenticator.requestPasswordAuthentication(
                    null, HOST, null, 80, "http", "r", "b", null, RequestorType.SERVER)));
    all.add(
        "global-state: shared login by the authenticator",
        leaks(),
        w ->
            text(
                Authenticator.getDefault()
                    .requestPasswordAuthenticationInstance(
                        HOST, null, 80, "http", "r", "b", null, RequestorType.SERVER)));
    all.add(
        "global-state: shared login of any host",
        answers(),
        w ->
            done(
                Authenticator.requestPasswordAuthentication(
                    (InetAddress) null, 80, "http", "r", "b")));
  }

  private static String text(PasswordAuthentication login) {
    return new String(login.getPassword());
  }

  /** The call came back, with whatever. */
  private static String done(@Nullable Object result) {
    return "done: " + result;
  }
}
