package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.answers;

import java.beans.EventHandler;
import java.beans.Expression;
import java.beans.Statement;
import java.beans.XMLDecoder;
import java.io.ByteArrayInputStream;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;

/** Making code out of names and data. */
final class DynamicCodeAttempts {
  private DynamicCodeAttempts() {}

  static void addTo(Attempts all) {
    all.add(
        "dynamic-code: MethodHandleProxies",
        answers(),
        w ->
            MethodHandleProxies.asInterfaceInstance(
                Callable.class,
                MethodHandles.lookup()
                    .findStatic(System.class, "nanoTime", MethodType.methodType(long.class))
                    .asType(MethodType.methodType(Object.class))));
    all.add(
        "dynamic-code: EventHandler",
        answers(),
        w -> EventHandler.create(Runnable.class, new Object(), "hashCode"));
    all.add(
        "dynamic-code: Statement", answers(), w -> new Statement(new Object(), "hashCode", null));
    all.add(
        "dynamic-code: Expression",
        answers(),
        w -> new Expression(new Object(), "hashCode", null).getValue());
    all.add(
        "dynamic-code: XMLDecoder",
        answers(),
        w -> new XMLDecoder(new ByteArrayInputStream(new byte[0])));
    all.add(
        "dynamic-code: lazy value",
        answers(),
        w -> new javax.swing.UIDefaults.ProxyLazyValue("java.io.File"));
    all.add("dynamic-code: script engines", answers(), w -> new javax.script.ScriptEngineManager());
    all.add(
        "dynamic-code: compiler", answers(), w -> javax.tools.ToolProvider.getSystemJavaCompiler());
    all.add(
        "dynamic-code: command line tool",
        answers(),
        w -> java.util.spi.ToolProvider.findFirst("jar").orElse(null));
    all.add("dynamic-code: JShell", answers(), w -> jdk.jshell.JShell.builder());
    all.add(
        "dynamic-code: model MBean",
        answers(),
        w -> new javax.management.modelmbean.RequiredModelMBean());
    all.add(
        "dynamic-code: JNDI object",
        answers(),
        w -> javax.naming.spi.NamingManager.getObjectInstance("x", null, null, null));
  }
}
