package dev.harness.samples.toolserver.tools.functions;

import dev.harness.samples.toolserver.AgentTool;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;

/** Calls a static method of one number by its name, as careless plug-ins do. */
public final class CallFunction implements AgentTool {
  @Override
  public String name() {
    return "call_function";
  }

  @Override
  public String description() {
    return "Calls a function such as java.lang.Math#abs with a whole number.";
  }

  @Override
  public Map<String, String> arguments() {
    return Map.of("function", "string", "value", "integer");
  }

  @Override
  public String call(Map<String, Object> arguments) throws Exception {
    String[] function = String.valueOf(arguments.get("function")).split("#");
    int value = Integer.parseInt(String.valueOf(arguments.get("value")));
    Method method = Class.forName(function[0]).getMethod(function[1], int.class);
    try {
      return String.valueOf(method.invoke(null, value));
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
