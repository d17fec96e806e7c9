package dev.harness.it.tool;

import dev.harness.capability.Capability;
import dev.harness.capability.Enforcement;
import dev.harness.capability.HostToken;
import dev.harness.capability.Token;
import dev.harness.it.compartment.TokenForger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamConstants;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;

/**
 * Ways in which a tool that got hold of a token that is not its own, or has ended, reads with it.
 */
public final class Forgeries {
  private static final String[] FIELDS = {"id", "tool"};

  private Forgeries() {}

  /** One way; it gives what it read. */
  @FunctionalInterface
  public interface Way {
    /** Reads with a token, a copy of it or another that is made for the purpose. */
    Object read(Token token, String path) throws Throwable;
  }

  /** Makes a token like another. */
  private interface Forge {
    Token like(Token token) throws Throwable;
  }

  /** All ways by name. */
  public static Map<String, Way> all() {
    Map<String, Way> all = new LinkedHashMap<>();
    steal(all);
    forge(all);
    host(all);
    return all;
  }

  private static void steal(Map<String, Way> all) {
    add(all, "stolen", token -> token);
    add(all, "stolen and narrowed", token -> token.attenuate("file.read: /**"));
    add(all, "stolen and lent to itself", token -> token.delegate("tool"));
    add(all, "stolen and limited", token -> token.uses(1));
    all.put(
        "stolen, on another thread",
        (token, path) -> {
          FutureTask<String> task = new FutureTask<>(() -> Deeds.readWith(token, path));
          new Thread(task).start();
          return task.get();
        });
  }

  private static void forge(Map<String, Way> all) {
    add(all, "constructor", token -> constructor(Token.class, token));
    add(all, "constructor by a handle", Forgeries::byHandle);
    add(all, "maker of handles", Side::make);
    add(all, "memory", Forgeries::fromMemory);
    add(all, "constructor for serialisation", Forgeries::forSerialisation);
    add(all, "hidden nest mate", token -> made(ForgingClass.nestMate(), token));
    add(all, "class of its package", token -> made(ForgingClass.ofItsPackage(), token));
    add(all, "subclass", token -> made(ForgingClass.subclass(), token));
    add(all, "deserialised", token -> deserialised());
    add(all, "cloned", Forgeries::cloned);
  }

  private static void host(Map<String, Way> all) {
    all.put(
        "host token stolen",
        (token, path) -> stolenHost().call(() -> Files.readString(Path.of(path))));
    all.put(
        "host token stolen, to mint",
        (token, path) ->
            Deeds.readWith(stolenHost().mint("tool", Capability.FILE_READ.of(path)), path));
    all.put(
        "host token made",
        (token, path) -> {
          Constructor<HostToken> constructor = HostToken.class.getDeclaredConstructor();
          constructor.setAccessible(true);
          HostToken made = constructor.newInstance();
          return made.call(() -> Files.readString(Path.of(path)));
        });
    all.put("host token used by the host", (token, path) -> throughTheHost(path));
  }

  private static void add(Map<String, Way> all, String name, Forge forge) {
    all.put(name, (token, path) -> Deeds.readWith(forge.like(token), path));
  }

  private static <T> T constructor(Class<T> type, Token token) throws ReflectiveOperationException {
    Constructor<T> constructor = type.getDeclaredConstructor(String.class, String.class);
    constructor.setAccessible(true);
    return constructor.newInstance(token.id(), token.tool());
  }

  private static Token byHandle(Token token) throws Throwable {
    MethodType type = MethodType.methodType(void.class, String.class, String.class);
    return (Token)
        MethodHandles.privateLookupIn(Token.class, MethodHandles.lookup())
            .findConstructor(Token.class, type)
            .invoke(token.id(), token.tool());
  }

  /** Inherits what only the agent should call. */
  private abstract static class Side extends Enforcement {
    static Token make(Token token) {
      return handle(token.id(), token.tool());
    }
  }

  private static Token fromMemory(Token token) throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Unsafe");
    Field field = type.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    Object unsafe = field.get(null);
    Method offset = type.getMethod("objectFieldOffset", Field.class);
    Method get = type.getMethod("getObject", Object.class, long.class);
    Method put = type.getMethod("putObject", Object.class, long.class, Object.class);
    Object made = type.getMethod("allocateInstance", Class.class).invoke(unsafe, Token.class);
    for (String name : FIELDS) {
      Object at = offset.invoke(unsafe, Token.class.getDeclaredField(name));
      put.invoke(unsafe, made, at, get.invoke(unsafe, token, at));
    }
    return (Token) made;
  }

  private static Token forSerialisation(Token token) throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.reflect.ReflectionFactory");
    Object factory = type.getMethod("getReflectionFactory").invoke(null);
    Constructor<?> constructor =
        (Constructor<?>)
            type.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                .invoke(factory, Token.class, Object.class.getDeclaredConstructor());
    return (Token) constructor.newInstance();
  }

  private static Token made(Class<?> type, Token token) throws ReflectiveOperationException {
    return (Token)
        type.getMethod("make", String.class, String.class).invoke(null, token.id(), token.tool());
  }

  /** From a stream that says it holds one. */
  private static Token deserialised() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
    out.writeShort(ObjectStreamConstants.STREAM_VERSION);
    out.writeByte(ObjectStreamConstants.TC_OBJECT);
    out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
    out.writeUTF(Token.class.getName());
    out.writeLong(0);
    out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
    out.writeShort(0);
    out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
    out.writeByte(ObjectStreamConstants.TC_NULL);
    return (Token)
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }

  private static Token cloned(Token token) throws ReflectiveOperationException {
    Method clone = Object.class.getDeclaredMethod("clone");
    clone.setAccessible(true);
    return (Token) clone.invoke(token);
  }

  private static HostToken stolenHost() throws ReflectiveOperationException {
    Field field = TokenForger.class.getDeclaredField("HOST");
    field.setAccessible(true);
    return (HostToken) field.get(null);
  }

  /** The host calls what it is told to, its own token's method; the task is the tool's. */
  private static Object throughTheHost(String path) throws Exception {
    dev.harness.capability.Compartment.Task<String, IOException> task =
        () -> Files.readString(Path.of(path));
    Method call = HostToken.class.getMethod("call", dev.harness.capability.Compartment.Task.class);
    return TokenForger.invoke(call, stolenHost(), task);
  }
}
