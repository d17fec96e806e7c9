package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.NONE;
import static dev.harness.interceptors.Arg.THIS;

import java.util.ArrayList;
import java.util.List;

/**
 * Powers over the JVM that are whole methods of the JDK: who may call them is all there is to ask.
 */
final class PowerInterceptions {
  /**
   * Making objects of the JDK that call any method by name, for whoever calls them; compilers and
   * script engines.
   */
  private static final String DYNAMIC_CODE =
      """
          java.lang.invoke.MethodHandleProxies.asInterfaceInstance(java.lang.Class, java.lang.invoke.MethodHandle)
          java.beans.EventHandler.<init>(java.lang.Object, java.lang.String, java.lang.String, java.lang.String)
          java.beans.EventHandler.create(java.lang.Class, java.lang.Object, java.lang.String)
          java.beans.EventHandler.create(java.lang.Class, java.lang.Object, java.lang.String, java.lang.String)
          java.beans.EventHandler.create(java.lang.Class, java.lang.Object, java.lang.String, java.lang.String, java.lang.String)
          java.beans.Statement.<init>(java.lang.Object, java.lang.String, java.lang.Object[])
          java.beans.XMLDecoder.<init>(java.io.InputStream)
          java.beans.XMLDecoder.<init>(java.io.InputStream, java.lang.Object)
          java.beans.XMLDecoder.<init>(java.io.InputStream, java.lang.Object, java.beans.ExceptionListener)
          java.beans.XMLDecoder.<init>(java.io.InputStream, java.lang.Object, java.beans.ExceptionListener, java.lang.ClassLoader)
          java.beans.XMLDecoder.<init>(org.xml.sax.InputSource)
          java.beans.XMLDecoder.<init>(org.xml.sax.InputSource, java.lang.Object, java.beans.ExceptionListener, java.lang.ClassLoader)
          javax.swing.UIDefaults$ProxyLazyValue.<init>(java.lang.String)
          javax.swing.UIDefaults$ProxyLazyValue.<init>(java.lang.String, java.lang.Object[])
          javax.swing.UIDefaults$ProxyLazyValue.<init>(java.lang.String, java.lang.String)
          javax.swing.UIDefaults$ProxyLazyValue.<init>(java.lang.String, java.lang.String, java.lang.Object[])
          javax.script.ScriptEngineManager.<init>()
          javax.script.ScriptEngineManager.<init>(java.lang.ClassLoader)
          javax.tools.ToolProvider.getSystemJavaCompiler()
          javax.tools.ToolProvider.getSystemDocumentationTool()
          com.sun.tools.javac.api.JavacTool.<init>()
          com.sun.tools.javac.main.Main.compile(java.lang.String[])
          jdk.javadoc.internal.api.JavadocTool.<init>()
          java.util.spi.ToolProvider.findFirst(java.lang.String)
          jdk.jshell.tool.JavaShellToolBuilder.builder()
          jdk.jshell.JShell.create()
          jdk.jshell.JShell.builder()
          javax.management.modelmbean.RequiredModelMBean.<init>()
          javax.management.modelmbean.RequiredModelMBean.<init>(javax.management.modelmbean.ModelMBeanInfo)
          javax.naming.spi.NamingManager.getObjectInstance(java.lang.Object, javax.naming.Name, javax.naming.Context, java.util.Hashtable)
          javax.naming.spi.DirectoryManager.getObjectInstance(java.lang.Object, javax.naming.Name, javax.naming.Context, java.util.Hashtable, javax.naming.directory.Attributes)
          """;

  /** Learning about host and machine. */
  private static final String INSPECT =
      """
          java.net.NetworkInterface.getByName(java.lang.String) answers SOCKET
          java.net.NetworkInterface.getByIndex(int) answers SOCKET
          java.net.NetworkInterface.getByInetAddress(java.net.InetAddress) answers SOCKET
          java.net.NetworkInterface.getNetworkInterfaces() answers SOCKET
          java.net.NetworkInterface.networkInterfaces() answers SOCKET
          java.net.InetAddress.getLocalHost() answers UNKNOWN_HOST
          java.lang.ProcessHandleImpl.get(long)
          java.lang.ProcessHandleImpl.parent()
          java.lang.ProcessHandleImpl.children()
          java.lang.ProcessHandleImpl.children(long)
          java.lang.ProcessHandleImpl.descendants()
          sun.nio.fs.UnixUserPrincipals.lookupUser(java.lang.String) answers IO
          sun.nio.fs.UnixUserPrincipals.lookupGroup(java.lang.String) answers IO
          com.sun.security.auth.module.UnixSystem.<init>()
          sun.nio.fs.LinuxFileSystem.getMountEntries(java.lang.String)
          java.lang.Thread.getAllStackTraces()
          java.lang.Thread.enumerate(java.lang.Thread[])
          java.lang.ThreadGroup.list()
          java.lang.ThreadGroup.enumerate(java.lang.ThreadGroup[])
          java.lang.ThreadGroup.enumerate(java.lang.ThreadGroup[], boolean)
          java.lang.ThreadGroup.enumerate(java.lang.ThreadGroup[], int, boolean)
          java.lang.ThreadGroup.enumerate(java.lang.Thread[])
          java.lang.ThreadGroup.enumerate(java.lang.Thread[], boolean)
          java.lang.ThreadGroup.enumerate(java.lang.Thread[], int, boolean) until 17
          sun.management.RuntimeImpl.getInputArguments()
          sun.management.RuntimeImpl.getSystemProperties()
          sun.management.RuntimeImpl.getClassPath()
          sun.management.RuntimeImpl.getLibraryPath()
          sun.management.RuntimeImpl.getBootClassPath()
          sun.management.ThreadImpl.getThreadInfo(long)
          sun.management.ThreadImpl.getThreadInfo(long, int)
          sun.management.ThreadImpl.getThreadInfo(long[])
          sun.management.ThreadImpl.getThreadInfo(long[], boolean, boolean)
          sun.management.ThreadImpl.getThreadInfo(long[], boolean, boolean, int)
          sun.management.ThreadImpl.getThreadInfo(long[], int)
          sun.management.ThreadImpl.dumpAllThreads(boolean, boolean)
          sun.management.ThreadImpl.dumpAllThreads(boolean, boolean, int)
          sun.management.ThreadImpl.findMonitorDeadlockedThreads()
          sun.management.ThreadImpl.findDeadlockedThreads()
          sun.management.ThreadImpl.getAllThreadIds()
          com.sun.management.internal.HotSpotDiagnostic.getVMOption(java.lang.String)
          com.sun.management.internal.HotSpotDiagnostic.getDiagnosticOptions()
          sun.nio.ch.InheritedChannel.getChannel() answers IO
          java.lang.System.console() answers NOTHING
          """;

  /** Ways round access checks that need no setAccessible. */
  private static final String REFLECTION =
      """
          sun.misc.Unsafe.getUnsafe()
          sun.reflect.ReflectionFactory.getReflectionFactory()
          """;

  /** Module layers define classes. */
  private static final String CLASS_LOADER =
      """
          java.lang.ModuleLayer.defineModulesWithOneLoader(java.lang.module.Configuration, java.lang.ClassLoader)
          java.lang.ModuleLayer.defineModulesWithOneLoader(java.lang.module.Configuration, java.util.List, java.lang.ClassLoader)
          java.lang.ModuleLayer.defineModulesWithManyLoaders(java.lang.module.Configuration, java.lang.ClassLoader)
          java.lang.ModuleLayer.defineModulesWithManyLoaders(java.lang.module.Configuration, java.util.List, java.lang.ClassLoader)
          java.lang.ModuleLayer.defineModules(java.lang.module.Configuration, java.util.List, java.util.function.Function)
          java.lang.ModuleLayer.defineModules(java.lang.module.Configuration, java.util.function.Function)
          """;

  /** Power over threads of others. */
  private static final String THREAD =
      """
          java.lang.Thread.interrupt()
          java.lang.Thread.setName(java.lang.String)
          java.lang.Thread.setPriority(int)
          java.lang.Thread.setDaemon(boolean)
          java.lang.Thread.setContextClassLoader(java.lang.ClassLoader)
          java.lang.Thread.setUncaughtExceptionHandler(java.lang.Thread$UncaughtExceptionHandler)
          java.lang.Thread.suspend() until 17
          java.lang.Thread.resume() until 17
          java.lang.ThreadGroup.interrupt()
          java.lang.ThreadGroup.setMaxPriority(int)
          java.lang.ThreadGroup.setDaemon(boolean)
          java.lang.ThreadGroup.suspend() until 17
          java.lang.ThreadGroup.resume() until 17
          java.lang.ThreadGroup.destroy()
          """;

  /** What throws an error into a thread, wherever it is. */
  private static final String STOP =
      """
          java.lang.Thread.stop()
          java.lang.ThreadGroup.stop() until 17
          """;

  /** Native code that draws, prints, plays, records and reads cards. */
  private static final String NATIVE =
      """
          java.awt.Window.init(java.awt.GraphicsConfiguration)
          java.awt.SystemTray.getSystemTray()
          java.awt.Taskbar.getTaskbar()
          sun.awt.X11.XToolkit.getSystemClipboard()
          sun.awt.X11.XToolkit.getSystemSelection()
          java.awt.print.PrinterJob.getPrinterJob()
          javax.print.PrintServiceLookup.lookupPrintServices(javax.print.DocFlavor, javax.print.attribute.AttributeSet)
          javax.print.PrintServiceLookup.lookupMultiDocPrintServices(javax.print.DocFlavor[], javax.print.attribute.AttributeSet)
          javax.print.PrintServiceLookup.lookupDefaultPrintService()
          com.sun.media.sound.MidiInDevice.implOpen()
          com.sun.media.sound.MidiOutDevice.implOpen()
          com.sun.media.sound.DirectAudioDevice$DirectDL.implOpen(javax.sound.sampled.AudioFormat, int)
          com.sun.media.sound.PortMixer.implOpen()
          sun.security.smartcardio.PCSCTerminals.initContext()
          sun.security.smartcardio.SunPCSC$Factory.<init>(java.lang.Object)
          java.awt.Desktop.getDesktop()
          java.awt.Robot.<init>()
          java.awt.Robot.<init>(java.awt.GraphicsDevice)
          """;

  static final List<Interception> ROWS = rows();

  private PowerInterceptions() {}

  private static List<Interception> rows() {
    List<Interception> rows = new ArrayList<>();
    rows.addAll(RowText.checks(Question.JVM_DYNAMIC_CODE, NONE, DYNAMIC_CODE));
    rows.addAll(RowText.checks(Question.JVM_INSPECT, NONE, INSPECT));
    rows.addAll(
        RowText.checks(Question.JVM_INSPECT_THREAD, THIS, "java.lang.Thread.getStackTrace()"));
    rows.addAll(
        RowText.checks(Question.JVM_INSPECT_PROCESS, THIS, "java.lang.ProcessHandleImpl.info()"));
    rows.addAll(RowText.checks(Question.JVM_THREAD, THIS, THREAD));
    rows.addAll(RowText.checks(Question.JVM_STOP, THIS, STOP));
    rows.addAll(RowText.checks(Question.JVM_CALLED_REFLECTION, NONE, REFLECTION));
    rows.addAll(RowText.checks(Question.JVM_CLASS_LOADER, NONE, CLASS_LOADER));
    rows.addAll(RowText.checks(Question.JVM_NATIVE, NONE, NATIVE));
    return List.copyOf(rows);
  }
}
