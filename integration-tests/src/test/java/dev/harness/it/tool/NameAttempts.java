package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;
import static dev.harness.it.attempt.Effects.answers;
import static dev.harness.it.attempt.Effects.leaks;
import static dev.harness.it.attempt.Effects.sets;
import static dev.harness.it.attempt.Effects.setsForNow;

import java.util.List;

/** Environment variables and system properties. */
final class NameAttempts {
  private static final String VARIABLE = "IT_SECRET";
  private static final String PROPERTY = "it.secret";

  private NameAttempts() {}

  static void addTo(Attempts all) {
    environment(all);
    properties(all);
  }

  private static void environment(Attempts all) {
    all.add("env: System.getenv(name)", leaks(), w -> System.getenv(VARIABLE));
    all.add("env: System.getenv()", leaks(), w -> System.getenv().get(VARIABLE));
    all.add("env: entries", leaks(), w -> System.getenv().toString());
    all.add(
        "env: ProcessBuilder.environment",
        leaks(),
        w -> new ProcessBuilder().environment().get(VARIABLE));
    all.add(
        "env: by reflection",
        leaks(),
        w -> System.class.getMethod("getenv", String.class).invoke(null, VARIABLE));
  }

  private static void properties(Attempts all) {
    all.add("property: getProperty", leaks(), w -> System.getProperty(PROPERTY));
    all.add(
        "property: getProperty with default", leaks(), w -> System.getProperty(PROPERTY, "none"));
    all.add("property: getProperties", leaks(), w -> System.getProperties().getProperty(PROPERTY));
    all.add("property: getProperties().toString", leaks(), w -> System.getProperties().toString());
    all.add("property: name of a font", leaks(), w -> java.awt.Font.getFont(PROPERTY).getName());
    all.add("property: colour", answers(), w -> java.awt.Color.getColor("it.number"));
    all.add(
        "property: function of XPath",
        leaks(),
        w ->
            javax.xml.xpath.XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                    "system-property('" + PROPERTY + "')",
                    new org.xml.sax.InputSource(new java.io.StringReader("<a/>"))));
    all.add("property: name of a factory that is missing", leaks(), w -> missing());
    all.add("property: Integer.getInteger", answers(), w -> Integer.getInteger("it.number"));
    all.add("property: Boolean.getBoolean", affirms(), w -> Boolean.getBoolean("it.flag"));
    all.add("property: setProperty", sets("it.set", "x"), w -> System.setProperty("it.set", "x"));
    all.add(
        "property: clearProperty",
        sets("it.cleared", null),
        w -> System.clearProperty("it.cleared"));
    for (String name :
        List.of(
            "jdk.net.hosts.file",
            "http.proxyHost",
            "socksProxyHost",
            "jdk.attach.allowAttachSelf",
            "com.sun.management.jmxremote.port",
            "jdk.lang.Process.launchMechanism",
            "sun.security.jgss.lib",
            "jdk.xml.enableExtensionFunctions")) {
      all.never("property: " + name, setsForNow(name, "it"), w -> System.setProperty(name, "it"));
    }
  }

  private static Object missing() {
    try {
      return javax.xml.stream.XMLInputFactory.newFactory(PROPERTY, null);
    } catch (javax.xml.stream.FactoryConfigurationError e) {
      return e.getMessage();
    }
  }
}
