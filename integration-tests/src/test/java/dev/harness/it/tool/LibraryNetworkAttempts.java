package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.answers;
import static dev.harness.it.attempt.Effects.reaches;

import dev.harness.it.attempt.World;
import java.net.URL;
import java.util.Hashtable;
import javax.naming.InitialContext;

/** Libraries of the JDK that connect and listen. */
final class LibraryNetworkAttempts {
  private LibraryNetworkAttempts() {}

  static void addTo(Attempts all) {
    all.add("net: archive URL", reaches(), w -> new URL("jar:" + url(w) + "a.jar!/x").openStream());
    all.add(
        "net: content length", reaches(), w -> new URL(url(w)).openConnection().getContentLength());
    all.add("net: header", reaches(), w -> new URL(url(w)).openConnection().getHeaderField(0));
    all.add(
        "net: https", reaches(), w -> new URL("https://127.0.0.1:" + w.port() + "/").openStream());
    all.add(
        "net: directory of names",
        reaches(),
        w ->
            naming("com.sun.jndi.dns.DnsContextFactory", "dns://127.0.0.1:" + w.port())
                .lookup("x"));
    all.add("net: LDAP pool", reaches(), w -> ldapPool(w));
    all.add(
        "listen: RMI registry",
        answers(),
        w -> unexport(java.rmi.registry.LocateRegistry.createRegistry(w.freePort())));
    all.add("listen: RMI object", answers(), LibraryNetworkAttempts::export);
  }

  static String url(World world) {
    return "http://127.0.0.1:" + world.port() + "/";
  }

  private static InitialContext naming(String factory, String url) throws Exception {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put("java.naming.factory.initial", factory);
    settings.put("java.naming.provider.url", url);
    settings.put("com.sun.jndi.dns.timeout.initial", "100");
    settings.put("com.sun.jndi.dns.timeout.retries", "1");
    return new InitialContext(settings);
  }

  private static Object ldapPool(World world) throws Exception {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put("java.naming.factory.initial", "com.sun.jndi.ldap.LdapCtxFactory");
    settings.put("java.naming.provider.url", "ldap://127.0.0.1:" + world.port());
    settings.put("com.sun.jndi.ldap.connect.pool", "true");
    settings.put("com.sun.jndi.ldap.read.timeout", "500");
    return new InitialContext(settings).lookup("x");
  }

  private static Object unexport(java.rmi.Remote remote) throws Exception {
    return java.rmi.server.UnicastRemoteObject.unexportObject(remote, true);
  }

  private static Object export(World world) throws Exception {
    java.rmi.Remote remote = new java.rmi.Remote() {};
    java.rmi.server.UnicastRemoteObject.exportObject(remote, world.freePort());
    return unexport(remote);
  }
}
