package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.answers;

import dev.harness.it.attempt.Attempt.Act;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ProxySelector;
import java.net.URLConnection;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.prefs.Preferences;
import javax.management.MBeanServerFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/** Powers over the JVM that are single calls. */
final class PowerAttempts {
  private static final byte[] PREFERENCES =
      ("<?xml version='1.0'?><!DOCTYPE preferences SYSTEM"
              + " 'http://java.sun.com/dtd/preferences.dtd'><preferences"
              + " EXTERNAL_XML_VERSION='1.0'><root type='user'><map/></root></preferences>")
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private PowerAttempts() {}

  /** A call without an answer. */
  private interface Call {
    void run() throws Exception;
  }

  static void addTo(Attempts all) {
    addGlobalState(all);
    addLogging(all);
    addDeputies(all);
    addOnce(all);
    addNetworkDefaults(all);
    addInspection(all);
    addThreads(all);
    addManagement(all);
    addProviders(all);
  }

  private static void addGlobalState(Attempts all) {
    call(all, "global-state: Locale", () -> Locale.setDefault(Locale.getDefault()));
    call(
        all,
        "global-state: Locale of a category",
        () -> Locale.setDefault(Locale.Category.FORMAT, Locale.getDefault()));
    call(all, "global-state: TimeZone", () -> TimeZone.setDefault(null));
    call(all, "global-state: System.setIn", () -> System.setIn(System.in));
    call(all, "global-state: System.setOut", () -> System.setOut(System.out));
    call(all, "global-state: System.setErr", () -> System.setErr(System.err));
    call(
        all,
        "global-state: uncaught handler",
        () -> Thread.setDefaultUncaughtExceptionHandler(null));
    all.add("global-state: Preferences", answers(), w -> Preferences.userRoot());
    call(
        all,
        "global-state: ImageIO cache",
        () -> javax.imageio.ImageIO.setUseCache(javax.imageio.ImageIO.getUseCache()));
    call(
        all,
        "global-state: DriverManager",
        () -> java.sql.DriverManager.setLoginTimeout(java.sql.DriverManager.getLoginTimeout()));
    call(
        all,
        "global-state: property editors",
        () ->
            java.beans.PropertyEditorManager.setEditorSearchPath(
                java.beans.PropertyEditorManager.getEditorSearchPath()));
    all.add(
        "exit: shutdown hook",
        answers(),
        w -> {
          Thread hook = new Thread(() -> {});
          Runtime.getRuntime().addShutdownHook(hook);
          return Runtime.getRuntime().removeShutdownHook(hook);
        });
  }

  private static void addLogging(Attempts all) {
    Logger logger = Logger.getLogger("it");
    call(all, "global-state: Logger.setLevel", () -> logger.setLevel(null));
    call(all, "global-state: Logger.setFilter", () -> logger.setFilter(null));
    call(all, "global-state: Logger.removeHandler", () -> logger.removeHandler(null));
    all.add("global-state: Logger.getHandlers", answers(), w -> logger.getHandlers());
    call(
        all,
        "global-state: LogManager.readConfiguration",
        () -> LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(new byte[0])));
  }

  /** Other classes of the JDK that change the same. */
  private static void addDeputies(Attempts all) {
    call(
        all,
        "global-state: level by the logging bean",
        () -> LogManager.getLoggingMXBean().setLoggerLevel("it", "INFO"));
    call(
        all,
        "global-state: level by the platform bean",
        () ->
            ManagementFactory.getPlatformMXBean(java.lang.management.PlatformLoggingMXBean.class)
                .setLoggerLevel("it", "INFO"));
    call(
        all,
        "global-state: logger of row sets",
        () -> javax.sql.rowset.spi.SyncFactory.setLogger(Logger.getLogger("it"), Level.INFO));
    call(all, "global-state: log of remote calls", () -> java.rmi.server.RemoteServer.setLog(null));
    call(
        all,
        "global-state: import of preferences",
        () -> Preferences.importPreferences(new ByteArrayInputStream(PREFERENCES)));
  }

  /** What can be set once, for all that come later. */
  private static void addOnce(Attempts all) {
    call(all, "global-state: URL handlers", () -> java.net.URL.setURLStreamHandlerFactory(null));
    call(
        all,
        "global-state: datagram sockets",
        () -> java.net.DatagramSocket.setDatagramSocketImplFactory(null));
    call(all, "global-state: sockets", () -> java.net.Socket.setSocketImplFactory(null));
    call(all, "global-state: server sockets", () -> java.net.ServerSocket.setSocketFactory(null));
    call(all, "global-state: content handlers", () -> URLConnection.setContentHandlerFactory(null));
  }

  private static void addNetworkDefaults(Attempts all) {
    call(
        all,
        "global-state: ProxySelector",
        () -> ProxySelector.setDefault(ProxySelector.getDefault()));
    call(
        all,
        "global-state: Authenticator",
        () -> java.net.Authenticator.setDefault(java.net.Authenticator.getDefault()));
    call(
        all,
        "global-state: CookieHandler",
        () -> java.net.CookieHandler.setDefault(java.net.CookieHandler.getDefault()));
    call(
        all,
        "global-state: ResponseCache",
        () -> java.net.ResponseCache.setDefault(java.net.ResponseCache.getDefault()));
    call(
        all,
        "global-state: redirects",
        () ->
            java.net.HttpURLConnection.setFollowRedirects(
                java.net.HttpURLConnection.getFollowRedirects()));
    call(
        all,
        "global-state: file names",
        () -> URLConnection.setFileNameMap(URLConnection.getFileNameMap()));
    call(all, "global-state: SSLContext", () -> SSLContext.setDefault(SSLContext.getDefault()));
    call(
        all,
        "global-state: host name verifier",
        () ->
            HttpsURLConnection.setDefaultHostnameVerifier(
                HttpsURLConnection.getDefaultHostnameVerifier()));
  }

  private static void addInspection(Attempts all) {
    all.add("inspect: interfaces", answers(), w -> NetworkInterface.getNetworkInterfaces());
    all.add("inspect: interface stream", answers(), w -> NetworkInterface.networkInterfaces());
    all.add("inspect: interface by name", answers(), w -> NetworkInterface.getByName("lo"));
    all.add("inspect: interface by index", answers(), w -> NetworkInterface.getByIndex(1));
    all.add("inspect: local host", answers(), w -> InetAddress.getLocalHost());
    all.add(
        "inspect: processes",
        answers(),
        w -> ProcessHandle.allProcesses().findFirst().orElse(null));
    all.add("inspect: process by number", answers(), w -> ProcessHandle.of(1).orElse(null));
    all.add(
        "inspect: parent process", answers(), w -> ProcessHandle.current().parent().orElse(null));
    all.add(
        "inspect: file stores",
        answers(),
        w -> FileSystems.getDefault().getFileStores().iterator().next());
    all.add("inspect: file store", answers(), w -> Files.getFileStore(w.path("secret.txt")));
    all.add("inspect: stacks", answers(), w -> Thread.getAllStackTraces());
    all.add("inspect: threads", answers(), w -> Thread.enumerate(new Thread[9]));
    all.add(
        "inspect: JVM arguments",
        answers(),
        w -> ManagementFactory.getRuntimeMXBean().getInputArguments());
    all.add(
        "inspect: properties of the JVM",
        answers(),
        w -> ManagementFactory.getRuntimeMXBean().getSystemProperties());
    all.add(
        "inspect: thread dump",
        answers(),
        w -> ManagementFactory.getThreadMXBean().dumpAllThreads(false, false));
    all.add("inspect: stdin by descriptor", answers(), w -> new FileInputStream(FileDescriptor.in));
    call(all, "inspect: inherited channel", System::inheritedChannel);
    all.add(
        "inspect: stdout by descriptor", answers(), w -> new FileOutputStream(FileDescriptor.out));
  }

  private static void addThreads(Attempts all) {
    act(all, "thread: name of a host thread", w -> w.thread().setName("host-thread"));
    act(all, "thread: interrupt a host thread", w -> w.thread().interrupt());
    act(all, "thread: loader of a host thread", w -> w.thread().setContextClassLoader(null));
    act(all, "thread: handler of a host thread", w -> w.thread().setUncaughtExceptionHandler(null));
    all.add("inspect: stack of a host thread", answers(), w -> w.thread().getStackTrace());
  }

  private static void addManagement(Attempts all) {
    all.add("management: MBeans", answers(), w -> ManagementFactory.getPlatformMBeanServer());
    all.add("management: find MBeans", answers(), w -> MBeanServerFactory.findMBeanServer(null));
    all.add("management: new MBeans", answers(), w -> MBeanServerFactory.newMBeanServer());
    act(
        all,
        "management: heap dump",
        w ->
            ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
                .dumpHeap(w.text("heap.hprof"), true));
    call(
        all,
        "management: VM option",
        () ->
            ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
                .setVMOption("HeapDumpOnOutOfMemoryError", "false"));
    all.add("management: attach", answers(), w -> com.sun.tools.attach.VirtualMachine.list());
    all.add("management: debug", answers(), w -> com.sun.jdi.Bootstrap.virtualMachineManager());
    all.add("management: record", answers(), w -> new jdk.jfr.Recording());
    all.add(
        "management: event factory",
        answers(),
        w -> jdk.jfr.EventFactory.create(List.of(), List.of()));
  }

  private static void addProviders(Attempts all) {
    call(all, "security-provider: property", () -> Security.setProperty("it.none", "x"));
    all.add(
        "security-provider: entry by what it inherits",
        answers(),
        w -> {
          w.provider().setProperty("it.none", "x");
          return w.provider().getProperty("it.none");
        });
    all.add(
        "security-provider: entry by a map around it",
        answers(),
        w -> java.util.Collections.synchronizedMap(w.provider()).put("it.none", "x") == null);
    call(all, "security-provider: remove", () -> Security.removeProvider("it-none"));
    call(all, "security-provider: add", () -> Security.addProvider(Security.getProvider("SUN")));
    all.add(
        "security-provider: entry",
        answers(),
        w -> {
          Provider provider = Security.getProvider("SUN");
          provider.put("it.none", "x");
          return provider.remove("it.none");
        });
  }

  private static void call(Attempts all, String name, Call call) {
    act(all, name, w -> call.run());
  }

  /** A call that takes the world. */
  private interface WorldCall {
    void run(dev.harness.it.attempt.World world) throws Exception;
  }

  private static void act(Attempts all, String name, WorldCall call) {
    Act act =
        world -> {
          call.run(world);
          return "done";
        };
    all.add(name, answers(), act);
  }
}
