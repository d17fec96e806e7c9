package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;
import static dev.harness.it.attempt.Effects.answers;
import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.reaches;

import com.sun.jdi.connect.Connector;
import com.sun.tools.attach.spi.AttachProvider;
import dev.harness.it.attempt.World;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.StandardSocketOptions;
import java.net.URL;
import java.nio.channels.ServerSocketChannel;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.ServiceLoader;
import java.util.Set;
import javax.management.Descriptor;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.modelmbean.DescriptorSupport;
import javax.management.modelmbean.ModelMBeanInfoSupport;
import javax.management.modelmbean.ModelMBeanOperationInfo;
import javax.management.modelmbean.RequiredModelMBean;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import javax.naming.directory.InitialDirContext;
import javax.tools.DocumentationTool;
import javax.tools.JavaCompiler;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** Detours through parts of the JDK that open, connect or call on behalf of others. */
final class RouteAttempts {
  private static final String CALLING_SHEET =
      "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
          + " xmlns:f='http://xml.apache.org/xalan/java/java.io.File'>"
          + "<xsl:template match='/'><xsl:variable name='o' select=\"f:new('PATH')\"/>"
          + "<xsl:value-of select='f:createNewFile($o)'/></xsl:template></xsl:stylesheet>";

  private RouteAttempts() {}

  static void addTo(Attempts all) {
    code(all);
    services(all);
    names(all);
    sockets(all);
    management(all);
  }

  private static void code(Attempts all) {
    all.add(
        "dynamic-code: style sheet that calls a constructor and a method",
        creates("new"),
        RouteAttempts::callingSheet);
    all.add(
        "dynamic-code: model MBean that calls a method of the JDK",
        creates("new"),
        RouteAttempts::modelBean);
  }

  /** What the JDK gives out by a method that asks, it also gives out as a service. */
  private static void services(Attempts all) {
    service(all, "management: attach as a service", AttachProvider.class);
    service(all, "management: debug as a service", Connector.class);
    service(all, "dynamic-code: compiler as a service", JavaCompiler.class);
    service(all, "dynamic-code: documentation tool as a service", DocumentationTool.class);
    all.add(
        "dynamic-code: main class of the compiler",
        answers(),
        w ->
            com.sun.tools.javac.Main.compile(
                new String[] {"-version"}, new PrintWriter(new StringWriter())));
  }

  private static void service(Attempts all, String name, Class<?> type) {
    all.add(name, answers(), w -> ServiceLoader.load(type).iterator().next());
  }

  /** What asks for an address without a word of sockets. */
  private static void names(Attempts all) {
    all.add(
        "net: look-up by a set of URLs",
        affirms(),
        w -> {
          Set<URL> urls = new HashSet<>();
          urls.add(new URL("http://localhost/"));
          return urls.contains(new URL("http://127.0.0.1/"));
        });
    all.add(
        "net: look-up by a code source",
        affirms(),
        w ->
            new CodeSource(new URL("http://localhost/x.jar"), (Certificate[]) null)
                .implies(new CodeSource(new URL("http://127.0.0.1/x.jar"), (Certificate[]) null)));
    all.add(
        "net: name server by JNDI",
        reaches(),
        w -> {
          Hashtable<String, String> settings = new Hashtable<>();
          settings.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
          settings.put("java.naming.provider.url", "dns://127.0.0.1:" + w.port());
          settings.put("com.sun.jndi.dns.timeout.initial", "50");
          settings.put("com.sun.jndi.dns.timeout.retries", "1");
          return new InitialDirContext(settings)
              .getAttributes("secret.example", new String[] {"A"});
        });
  }

  private static void sockets(Attempts all) {
    if (Runtime.version().feature() < 25) {
      all.add("net: file URL with a host", answers(), w -> fileUrl());
    }
    all.add(
        "net: datagram with a time to live",
        reaches(),
        w -> {
          try (MulticastSocket socket = new MulticastSocket()) {
            InetAddress to = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            socket.send(new DatagramPacket(new byte[4], 4, to, w.port()), (byte) 1);
          }
          return null;
        });
    all.add(
        "listen: group of a MulticastSocket",
        answers(),
        w -> {
          try (MulticastSocket socket = new MulticastSocket(0)) {
            socket.joinGroup(InetAddress.getByAddress(new byte[] {(byte) 224, 0, 0, (byte) 251}));
            return "joined";
          }
        });
    all.add(
        "listen: port that others share",
        answers(),
        w -> {
          try (ServerSocketChannel first = shared(w);
              ServerSocketChannel second = shared(w)) {
            return first.getLocalAddress().equals(second.getLocalAddress()) ? "shared" : null;
          }
        });
  }

  private static void management(Attempts all) {
    all.add(
        "management: JMX server",
        answers(),
        w ->
            JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("service:jmx:rmi://"), null, null));
    all.add(
        "management: JMX client",
        answers(),
        w ->
            JMXConnectorFactory.newJMXConnector(
                new JMXServiceURL(
                    "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + w.port() + "/jmxrmi"),
                null));
    all.add(
        "management: command of diagnosis",
        answers(),
        w ->
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "vmVersion",
                    null,
                    null));
    all.add(
        "management: bean made by a server",
        answers(),
        w ->
            MBeanServerFactory.newMBeanServer()
                .createMBean("javax.management.timer.Timer", new ObjectName("it:type=timer")));
    if (Runtime.version().feature() < 20) {
      all.add(
          "class-loader: loader that is an MBean",
          answers(),
          w ->
              Class.forName("javax.management.loading.MLet")
                  .getDeclaredConstructor()
                  .newInstance());
    }
  }

  private static Object callingSheet(World world) throws Exception {
    TransformerFactory factory = TransformerFactory.newDefaultInstance();
    if (Runtime.version().feature() > 17) {
      factory.setFeature("jdk.xml.enableExtensionFunctions", true);
    }
    String sheet = CALLING_SHEET.replace("PATH", world.text("new"));
    factory
        .newTransformer(new StreamSource(new StringReader(sheet)))
        .transform(
            new StreamSource(new StringReader("<x/>")), new StreamResult(new StringWriter()));
    return "done";
  }

  private static Object modelBean(World world) throws Exception {
    Descriptor role =
        new DescriptorSupport(
            "name=createNewFile",
            "descriptorType=operation",
            "role=operation",
            "class=java.io.File");
    ModelMBeanOperationInfo create =
        new ModelMBeanOperationInfo(
            "createNewFile", "", new MBeanParameterInfo[0], "boolean", 1, role);
    RequiredModelMBean bean =
        new RequiredModelMBean(
            new ModelMBeanInfoSupport(
                "java.io.File", "", null, null, new ModelMBeanOperationInfo[] {create}, null));
    bean.setManagedResource(new File(world.text("new")), "ObjectReference");
    return bean.invoke("createNewFile", new Object[0], new String[0]);
  }

  /** Where nobody listens the kernel says so: then it was asked. */
  private static Object fileUrl() throws Exception {
    try {
      return new URL("file://127.0.0.9/x").openStream();
    } catch (ConnectException e) {
      if (e.getCause() != null) {
        throw e;
      }
      return "asked";
    }
  }

  private static ServerSocketChannel shared(World world) throws Exception {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    return server.bind(new InetSocketAddress(world.freePort()));
  }
}
