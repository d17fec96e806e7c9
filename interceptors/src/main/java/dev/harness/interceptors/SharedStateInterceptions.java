package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.NONE;
import static dev.harness.interceptors.Arg.THIS;

import java.util.ArrayList;
import java.util.List;

/** Changing, managing and ending what all code in the JVM shares. */
final class SharedStateInterceptions {
  /** Changing what the whole JVM shares, and asking it for logins, cookies and kept answers. */
  private static final String GLOBAL_STATE =
      """
          java.util.Locale.setDefault(java.util.Locale)
          java.util.Locale.setDefault(java.util.Locale$Category, java.util.Locale)
          java.util.TimeZone.setDefault(java.util.TimeZone)
          java.lang.System.setIn(java.io.InputStream)
          java.lang.System.setOut(java.io.PrintStream)
          java.lang.System.setErr(java.io.PrintStream)
          java.lang.System.setSecurityManager(java.lang.SecurityManager)
          java.lang.Thread.setDefaultUncaughtExceptionHandler(java.lang.Thread$UncaughtExceptionHandler)
          java.net.Socket.setSocketImplFactory(java.net.SocketImplFactory)
          java.net.ServerSocket.setSocketFactory(java.net.SocketImplFactory)
          java.net.DatagramSocket.setDatagramSocketImplFactory(java.net.DatagramSocketImplFactory)
          java.net.URL.setURLStreamHandlerFactory(java.net.URLStreamHandlerFactory)
          java.net.URLConnection.setContentHandlerFactory(java.net.ContentHandlerFactory)
          java.net.URLConnection.setFileNameMap(java.net.FileNameMap)
          java.net.URLConnection.setDefaultUseCaches(java.lang.String, boolean)
          java.net.URLConnection.setDefaultAllowUserInteraction(boolean)
          java.net.HttpURLConnection.setFollowRedirects(boolean)
          javax.net.ssl.HttpsURLConnection.setDefaultSSLSocketFactory(javax.net.ssl.SSLSocketFactory)
          javax.net.ssl.HttpsURLConnection.setDefaultHostnameVerifier(javax.net.ssl.HostnameVerifier)
          javax.net.ssl.SSLContext.setDefault(javax.net.ssl.SSLContext)
          java.net.ProxySelector.setDefault(java.net.ProxySelector)
          java.net.Authenticator.setDefault(java.net.Authenticator)
          java.net.Authenticator.getDefault()
          java.net.Authenticator.requestPasswordAuthentication(java.net.InetAddress, int, java.lang.String, java.lang.String, java.lang.String)
          java.net.Authenticator.requestPasswordAuthentication(java.lang.String, java.net.InetAddress, int, java.lang.String, java.lang.String, java.lang.String)
          java.net.Authenticator.requestPasswordAuthentication(java.lang.String, java.net.InetAddress, int, java.lang.String, java.lang.String, java.lang.String, java.net.URL, java.net.Authenticator$RequestorType)
          java.net.Authenticator.requestPasswordAuthentication(java.net.Authenticator, java.lang.String, java.net.InetAddress, int, java.lang.String, java.lang.String, java.lang.String, java.net.URL, java.net.Authenticator$RequestorType)
          java.net.CookieHandler.setDefault(java.net.CookieHandler)
          java.net.CookieHandler.getDefault()
          java.net.ResponseCache.setDefault(java.net.ResponseCache)
          java.net.ResponseCache.getDefault()
          java.rmi.server.RMISocketFactory.setSocketFactory(java.rmi.server.RMISocketFactory)
          java.rmi.server.RMISocketFactory.setFailureHandler(java.rmi.server.RMIFailureHandler)
          javax.naming.spi.NamingManager.setInitialContextFactoryBuilder(javax.naming.spi.InitialContextFactoryBuilder)
          javax.naming.spi.NamingManager.setObjectFactoryBuilder(javax.naming.spi.ObjectFactoryBuilder)
          java.util.logging.LogManager.reset()
          java.util.logging.LogManager.readConfiguration()
          java.util.logging.LogManager.readConfiguration(java.io.InputStream)
          java.util.logging.LogManager.updateConfiguration(java.io.InputStream, java.util.function.Function)
          java.util.logging.LogManager.updateConfiguration(java.util.function.Function)
          java.util.logging.Logger.setLevel(java.util.logging.Level)
          java.util.logging.Logger.addHandler(java.util.logging.Handler)
          java.util.logging.Logger.removeHandler(java.util.logging.Handler)
          java.util.logging.Logger.getHandlers()
          java.util.logging.Logger.setFilter(java.util.logging.Filter)
          java.util.logging.Logger.setParent(java.util.logging.Logger)
          java.util.logging.Logger.setUseParentHandlers(boolean)
          javax.print.PrintServiceLookup.registerServiceProvider(javax.print.PrintServiceLookup)
          javax.print.PrintServiceLookup.registerService(javax.print.PrintService)
          java.util.logging.Logging.setLoggerLevel(java.lang.String, java.lang.String)
          sun.management.ManagementFactoryHelper$PlatformLoggingImpl.setLoggerLevel(java.lang.String, java.lang.String)
          javax.sql.rowset.spi.SyncFactory.setLogger(java.util.logging.Logger)
          javax.sql.rowset.spi.SyncFactory.setLogger(java.util.logging.Logger, java.util.logging.Level)
          javax.sql.rowset.spi.SyncFactory.registerProvider(java.lang.String)
          javax.sql.rowset.spi.SyncFactory.unregisterProvider(java.lang.String)
          javax.sql.rowset.spi.SyncFactory.setJNDIContext(javax.naming.Context)
          java.rmi.server.RemoteServer.setLog(java.io.OutputStream)
          java.util.prefs.Preferences.importPreferences(java.io.InputStream)
          java.util.prefs.Preferences.userRoot()
          java.util.prefs.Preferences.systemRoot()
          java.util.prefs.Preferences.userNodeForPackage(java.lang.Class)
          java.util.prefs.Preferences.systemNodeForPackage(java.lang.Class)
          java.beans.Introspector.setBeanInfoSearchPath(java.lang.String[])
          java.beans.PropertyEditorManager.registerEditor(java.lang.Class, java.lang.Class)
          java.beans.PropertyEditorManager.setEditorSearchPath(java.lang.String[])
          java.io.ObjectInputFilter$Config.setSerialFilter(java.io.ObjectInputFilter)
          java.io.ObjectInputFilter$Config.setSerialFilterFactory(java.util.function.BinaryOperator)
          javax.imageio.ImageIO.setUseCache(boolean)
          javax.imageio.ImageIO.setCacheDirectory(java.io.File)
          java.sql.DriverManager.registerDriver(java.sql.Driver)
          java.sql.DriverManager.registerDriver(java.sql.Driver, java.sql.DriverAction)
          java.sql.DriverManager.deregisterDriver(java.sql.Driver)
          java.sql.DriverManager.setLogWriter(java.io.PrintWriter)
          java.sql.DriverManager.setLogStream(java.io.PrintStream)
          java.sql.DriverManager.setLoginTimeout(int)
          java.security.Policy.setPolicy(java.security.Policy)
          javax.security.auth.login.Configuration.setConfiguration(javax.security.auth.login.Configuration)
          sun.misc.Signal.handle(sun.misc.Signal, sun.misc.SignalHandler)
          """;

  /** More of it: what tools could put beside or in place of the host's, or learn of it. */
  private static final String DEFAULTS =
      """
          java.util.logging.LogManager.addLogger(java.util.logging.Logger)
          java.util.logging.LogManager.addConfigurationListener(java.lang.Runnable)
          java.util.logging.LogManager.removeConfigurationListener(java.lang.Runnable)
          java.util.logging.Logger.setResourceBundle(java.util.ResourceBundle)
          java.rmi.server.LogStream.setOutputStream(java.io.OutputStream)
          java.rmi.server.LogStream.setDefaultStream(java.io.PrintStream)
          java.time.zone.ZoneRulesProvider.registerProvider(java.time.zone.ZoneRulesProvider)
          java.time.zone.ZoneRulesProvider.refresh()
          java.net.URLConnection.setDefaultUseCaches(boolean)
          java.net.Authenticator.requestPasswordAuthenticationInstance(java.lang.String, java.net.InetAddress, int, java.lang.String, java.lang.String, java.lang.String, java.net.URL, java.net.Authenticator$RequestorType)
          javax.security.auth.login.Configuration.getConfiguration()
          java.lang.ClassLoader.setDefaultAssertionStatus(boolean)
          java.lang.ClassLoader.setPackageAssertionStatus(java.lang.String, boolean)
          java.lang.ClassLoader.setClassAssertionStatus(java.lang.String, boolean)
          java.lang.ClassLoader.clearAssertionStatus()
          javax.imageio.ImageIO.scanForPlugins()
          javax.imageio.spi.IIORegistry.registerApplicationClasspathSpis()
          javax.imageio.spi.ServiceRegistry.registerServiceProvider(java.lang.Object)
          javax.imageio.spi.ServiceRegistry.registerServiceProvider(java.lang.Object, java.lang.Class)
          javax.imageio.spi.ServiceRegistry.registerServiceProviders(java.util.Iterator)
          javax.imageio.spi.ServiceRegistry.deregisterServiceProvider(java.lang.Object)
          javax.imageio.spi.ServiceRegistry.deregisterServiceProvider(java.lang.Object, java.lang.Class)
          javax.imageio.spi.ServiceRegistry.deregisterAll()
          javax.imageio.spi.ServiceRegistry.deregisterAll(java.lang.Class)
          javax.imageio.spi.ServiceRegistry.setOrdering(java.lang.Class, java.lang.Object, java.lang.Object)
          javax.imageio.spi.ServiceRegistry.unsetOrdering(java.lang.Class, java.lang.Object, java.lang.Object)
          java.awt.GraphicsEnvironment.registerFont(java.awt.Font)
          java.awt.EventQueue.push(java.awt.EventQueue)
          java.beans.Beans.setDesignTime(boolean)
          java.beans.Beans.setGuiAvailable(boolean)
          javax.swing.UIManager.put(java.lang.Object, java.lang.Object)
          javax.swing.UIManager.setLookAndFeel(java.lang.String)
          javax.swing.UIManager.setLookAndFeel(javax.swing.LookAndFeel)
          javax.swing.UIManager.installLookAndFeel(java.lang.String, java.lang.String)
          javax.swing.UIManager.installLookAndFeel(javax.swing.UIManager$LookAndFeelInfo)
          javax.swing.UIManager.setInstalledLookAndFeels(javax.swing.UIManager$LookAndFeelInfo[])
          javax.swing.RepaintManager.setCurrentManager(javax.swing.RepaintManager)
          javax.swing.PopupFactory.setSharedInstance(javax.swing.PopupFactory)
          javax.swing.JComponent.setDefaultLocale(java.util.Locale)
          """;

  /** The pool that everybody shares; a tool may do with its own as it likes. */
  private static final String POOL =
      "java.util.concurrent.ForkJoinPool.setParallelism(int) since 19";

  /** Ending the JVM, or being asked when it ends. */
  private static final String EXIT =
      """
          java.lang.Runtime.addShutdownHook(java.lang.Thread)
          java.lang.Runtime.removeShutdownHook(java.lang.Thread)
          sun.misc.Signal.raise(sun.misc.Signal)
          """;

  /** Changing security providers and their settings; one of them loads native code. */
  private static final String SECURITY_PROVIDER =
      """
          java.security.Security.insertProviderAt(java.security.Provider, int)
          java.security.Security.addProvider(java.security.Provider)
          java.security.Security.removeProvider(java.lang.String)
          java.security.Security.setProperty(java.lang.String, java.lang.String)
          sun.security.pkcs11.SunPKCS11.configure(java.lang.String)
          """;

  /** The entries of a provider that everybody uses. */
  private static final String PROVIDER =
      """
          java.security.Provider.put(java.lang.Object, java.lang.Object)
          java.security.Provider.remove(java.lang.Object)
          java.security.Provider.remove(java.lang.Object, java.lang.Object)
          java.security.Provider.putAll(java.util.Map)
          java.security.Provider.clear()
          java.security.Provider.putIfAbsent(java.lang.Object, java.lang.Object)
          java.security.Provider.replace(java.lang.Object, java.lang.Object)
          java.security.Provider.replace(java.lang.Object, java.lang.Object, java.lang.Object)
          java.security.Provider.replaceAll(java.util.function.BiFunction)
          java.security.Provider.compute(java.lang.Object, java.util.function.BiFunction)
          java.security.Provider.computeIfAbsent(java.lang.Object, java.util.function.Function)
          java.security.Provider.computeIfPresent(java.lang.Object, java.util.function.BiFunction)
          java.security.Provider.merge(java.lang.Object, java.lang.Object, java.util.function.BiFunction)
          java.security.Provider.load(java.io.InputStream)
          java.security.Provider.putService(java.security.Provider$Service)
          java.security.Provider.removeService(java.security.Provider$Service)
          """;

  /** Managing, instrumenting, recording and debugging the JVM. */
  private static final String MANAGEMENT =
      """
          java.lang.management.ManagementFactory.getPlatformMBeanServer()
          java.lang.management.ManagementFactory.newPlatformMXBeanProxy(javax.management.MBeanServerConnection, java.lang.String, java.lang.Class)
          javax.management.MBeanServerBuilder.newMBeanServer(java.lang.String, javax.management.MBeanServer, javax.management.MBeanServerDelegate)
          javax.management.MBeanServerFactory.createMBeanServer()
          javax.management.MBeanServerFactory.createMBeanServer(java.lang.String)
          javax.management.MBeanServerFactory.newMBeanServer()
          javax.management.MBeanServerFactory.newMBeanServer(java.lang.String)
          javax.management.MBeanServerFactory.findMBeanServer(java.lang.String)
          javax.management.MBeanServerFactory.releaseMBeanServer(javax.management.MBeanServer)
          com.sun.management.internal.DiagnosticCommandImpl.invoke(java.lang.String, java.lang.Object[], java.lang.String[])
          com.sun.management.internal.HotSpotDiagnostic.dumpHeap(java.lang.String, boolean)
          com.sun.management.internal.HotSpotDiagnostic.setVMOption(java.lang.String, java.lang.String)
          com.sun.management.internal.HotSpotDiagnostic.dumpThreads(java.io.OutputStream, com.sun.management.HotSpotDiagnosticMXBean$ThreadDumpFormat) since 25
          com.sun.management.internal.HotSpotDiagnostic.dumpThreads(java.lang.String, com.sun.management.HotSpotDiagnosticMXBean$ThreadDumpFormat) since 25
          sun.management.MemoryImpl.setVerbose(boolean)
          sun.management.ClassLoadingImpl.setVerbose(boolean)
          sun.management.ThreadImpl.setThreadCpuTimeEnabled(boolean)
          sun.management.ThreadImpl.setThreadContentionMonitoringEnabled(boolean)
          sun.management.ThreadImpl.resetPeakThreadCount()
          sun.management.ThreadImpl.setThreadAllocatedMemoryEnabled(boolean)
          sun.management.MemoryPoolImpl.setUsageThreshold(long)
          sun.management.MemoryPoolImpl.setCollectionUsageThreshold(long)
          sun.management.MemoryPoolImpl.resetPeakUsage()
          com.sun.management.internal.VirtualThreadSchedulerImpls$VirtualThreadSchedulerImpl.setParallelism(int) since 25
          com.sun.management.internal.VirtualThreadSchedulerImpls$BoundVirtualThreadSchedulerImpl.setParallelism(int) since 25
          sun.instrument.InstrumentationImpl.addTransformer(java.lang.instrument.ClassFileTransformer, boolean)
          sun.instrument.InstrumentationImpl.removeTransformer(java.lang.instrument.ClassFileTransformer)
          sun.instrument.InstrumentationImpl.redefineClasses(java.lang.instrument.ClassDefinition[])
          sun.instrument.InstrumentationImpl.retransformClasses(java.lang.Class[])
          sun.instrument.InstrumentationImpl.redefineModule(java.lang.Module, java.util.Set, java.util.Map, java.util.Map, java.util.Set, java.util.Map)
          sun.instrument.InstrumentationImpl.appendToBootstrapClassLoaderSearch(java.util.jar.JarFile)
          sun.instrument.InstrumentationImpl.appendToSystemClassLoaderSearch(java.util.jar.JarFile)
          sun.instrument.InstrumentationImpl.setNativeMethodPrefix(java.lang.instrument.ClassFileTransformer, java.lang.String)
          sun.instrument.InstrumentationImpl.getAllLoadedClasses()
          sun.instrument.InstrumentationImpl.getInitiatedClasses(java.lang.ClassLoader)
          javax.management.remote.JMXConnectorServerFactory.newJMXConnectorServer(javax.management.remote.JMXServiceURL, java.util.Map, javax.management.MBeanServer)
          javax.management.remote.JMXConnectorFactory.newJMXConnector(javax.management.remote.JMXServiceURL, java.util.Map)
          javax.management.remote.JMXConnectorFactory.connect(javax.management.remote.JMXServiceURL)
          javax.management.remote.JMXConnectorFactory.connect(javax.management.remote.JMXServiceURL, java.util.Map)
          javax.management.remote.rmi.RMIConnectorServer.<init>(javax.management.remote.JMXServiceURL, java.util.Map)
          javax.management.remote.rmi.RMIConnectorServer.<init>(javax.management.remote.JMXServiceURL, java.util.Map, javax.management.MBeanServer)
          javax.management.remote.rmi.RMIConnectorServer.<init>(javax.management.remote.JMXServiceURL, java.util.Map, javax.management.remote.rmi.RMIServerImpl, javax.management.MBeanServer)
          javax.management.remote.rmi.RMIConnector.<init>(javax.management.remote.JMXServiceURL, java.util.Map)
          javax.management.remote.rmi.RMIConnector.<init>(javax.management.remote.rmi.RMIServer, java.util.Map)
          javax.management.remote.rmi.RMIConnector.<init>(javax.management.remote.rmi.RMIServer, javax.management.remote.JMXServiceURL, java.util.Map)
          com.sun.tools.attach.VirtualMachine.attach(com.sun.tools.attach.VirtualMachineDescriptor)
          com.sun.tools.attach.VirtualMachine.attach(java.lang.String)
          com.sun.tools.attach.VirtualMachine.list()
          com.sun.tools.attach.spi.AttachProvider.providers()
          com.sun.tools.attach.spi.AttachProvider.<init>()
          com.sun.tools.attach.VirtualMachine.<init>(com.sun.tools.attach.spi.AttachProvider, java.lang.String)
          sun.tools.attach.HotSpotAttachProvider.listVirtualMachines()
          com.sun.tools.jdi.ConnectorImpl.<init>()
          com.sun.jdi.Bootstrap.virtualMachineManager()
          jdk.jfr.Recording.<init>()
          jdk.jfr.Recording.<init>(java.util.Map)
          jdk.jfr.Recording.<init>(jdk.jfr.Configuration)
          jdk.jfr.FlightRecorder.getFlightRecorder()
          jdk.jfr.FlightRecorder.addPeriodicEvent(java.lang.Class, java.lang.Runnable)
          jdk.jfr.EventFactory.create(java.util.List, java.util.List)
          jdk.jfr.FlightRecorder.addListener(jdk.jfr.FlightRecorderListener)
          jdk.jfr.consumer.RecordingStream.<init>()
          jdk.jfr.consumer.RecordingStream.<init>(java.util.Map) since 25
          jdk.jfr.consumer.RecordingStream.<init>(jdk.jfr.Configuration)
          jdk.jfr.consumer.EventStream.openRepository()
          jdk.jfr.consumer.EventStream.openRepository(java.nio.file.Path)
          """;

  static final List<Interception> ROWS = rows();

  private SharedStateInterceptions() {}

  private static List<Interception> rows() {
    List<Interception> rows = new ArrayList<>();
    rows.addAll(RowText.checks(Question.JVM_GLOBAL_STATE, NONE, GLOBAL_STATE));
    rows.addAll(RowText.checks(Question.JVM_GLOBAL_STATE, NONE, DEFAULTS));
    rows.addAll(RowText.checks(Question.JVM_GLOBAL_STATE, THIS, POOL));
    rows.addAll(RowText.checks(Question.JVM_HOOK, NONE, EXIT));
    rows.addAll(RowText.checks(Question.JVM_SECURITY_PROVIDER, NONE, SECURITY_PROVIDER));
    rows.addAll(RowText.checks(Question.JVM_PROVIDER_ENTRY, THIS, PROVIDER));
    rows.addAll(RowText.checks(Question.JVM_MANAGEMENT, NONE, MANAGEMENT));
    return List.copyOf(rows);
  }
}
