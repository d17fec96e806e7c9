package dev.harness.it.driver;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;

/** Its URLs name the kind of its objects. */
public final class MadeDriver implements Driver {
  /** Made before any tool runs, which may make no classes. */
  private static final Map<Class<?>, Class<?>> STUBS =
      Stream.of(
              MadeStatement.class,
              FinalStatement.class,
              NativeStatement.class,
              InheritingStatement.class,
              MadeConnection.class,
              InheritedConnection.class)
          .collect(Collectors.toMap(Function.identity(), MadeDriver::complete));

  @Override
  public Connection connect(String url, Properties login) {
    if (!acceptsURL(url)) {
      return null;
    }
    return switch (url.substring(url.lastIndexOf(':') + 1)) {
      case "plain" -> making(MadeStatement.class);
      case "final" -> making(FinalStatement.class);
      case "native" -> making(NativeStatement.class);
      case "inherited" ->
          stub(MadeConnection.class).making(from -> stub(InheritingStatement.class).of(from));
      default -> stub(InheritedConnection.class);
    };
  }

  private static Connection making(Class<? extends MadeStatement> type) {
    return stub(MadeConnection.class).making(from -> stub(type).of(from));
  }

  private static <T> T stub(Class<T> type) {
    try {
      return type.cast(STUBS.get(type).getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A class that adds nothing but what is missing. */
  private static Class<?> complete(Class<?> type) {
    return new ByteBuddy()
        .subclass(type)
        .method(ElementMatchers.isAbstract())
        .intercept(StubMethod.INSTANCE)
        .make()
        .load(type.getClassLoader())
        .getLoaded();
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith("jdbc:made:");
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties login) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
