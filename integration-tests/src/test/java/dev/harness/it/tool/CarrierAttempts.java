package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.answers;

import dev.harness.it.attempt.Attempt.Act;
import dev.harness.it.attempt.HostUse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StringReader;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamSource;

/** Objects whose code is the JDK's alone, which a tool hands to the host to run. */
final class CarrierAttempts {
  private static final MethodType NOTHING = MethodType.methodType(void.class);

  private CarrierAttempts() {}

  static void addTo(Attempts all) {
    metafactories(all);
    references(all);
    limits(all);
  }

  private static void metafactories(Attempts all) {
    all.add("dynamic-code: style sheet read back", answers(), w -> readBack());
    carrier(
        all,
        "metafactory",
        w ->
            LambdaMetafactory.metafactory(
                    MethodHandles.lookup(),
                    "run",
                    MethodType.methodType(Runnable.class, File.class),
                    NOTHING,
                    creation(),
                    NOTHING)
                .getTarget()
                .invoke(new File(w.text("new"))));
    carrier(
        all,
        "metafactory by reflection",
        w ->
            ((java.lang.invoke.CallSite)
                    LambdaMetafactory.class
                        .getMethod(
                            "altMetafactory",
                            MethodHandles.Lookup.class,
                            String.class,
                            MethodType.class,
                            Object[].class)
                        .invoke(
                            null,
                            MethodHandles.lookup(),
                            "run",
                            MethodType.methodType(Runnable.class, File.class),
                            new Object[] {NOTHING, creation(), NOTHING, 0}))
                .getTarget()
                .invoke(new File(w.text("new"))));
  }

  private static Object readBack() throws Exception {
    String sheet =
        "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>";
    Object templates =
        TransformerFactory.newInstance().newTemplates(new StreamSource(new StringReader(sheet)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(templates);
    return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }

  /** What the host's class path brings into the tool's package; no power is asked for. */
  private static void references(Attempts all) {
    all.add(
        "code: reference to an inherited method",
        HostUse.CALL,
        w -> new Linkage.Inheriting(w.text("new")).inherited());
    all.add(
        "code: reference to an overridden default method",
        HostUse.CALL,
        w -> new Linkage.Inheriting(w.text("new")).own());
    all.add(
        "dynamic-code: lambda of a constant",
        HostUse.RUN_MADE,
        w -> ForgedCarriers.lambdaOfConstant());
    all.add(
        "dynamic-code: lambda of its own bootstrap",
        HostUse.RUN_MADE,
        w -> ForgedCarriers.lambdaOfOwnBootstrap());
    all.add("code: early constructor", HostUse.DEFINE, w -> ForgedCarriers.earlyConstructor(false));
    all.add(
        "code: branching constructor", HostUse.DEFINE, w -> ForgedCarriers.earlyConstructor(true));
    all.add(
        "code: class that the host loads without a name",
        HostUse.DEFINE_NAMELESS,
        w -> ForgedCarriers.earlyConstructor(false));
  }

  /** Objects of the JDK that the host itself puts to use. */
  private static void limits(Attempts all) {
    all.ungated(
        "Frame-less carriers",
        "code: method handle of the JDK",
        HostUse.INVOKE,
        w -> creation().bindTo(new File(w.text("new"))));
    all.ungated(
        "Frame-less carriers",
        "code: program to start",
        HostUse.START,
        w -> new ProcessBuilder("/usr/bin/touch", w.text("new")));
  }

  private static MethodHandle creation() throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .findVirtual(File.class, "createNewFile", MethodType.methodType(boolean.class));
  }

  private static void carrier(Attempts all, String name, Act act) {
    all.add("dynamic-code: " + name, HostUse.RUN, act);
  }
}
