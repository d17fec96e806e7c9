package dev.harness.agent.policy.jvm;

import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Judge;
import dev.harness.agent.policy.judge.NameLookup;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.match.NameSet;
import dev.harness.capability.Capability;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Answers questions about environment variables, system properties and powers over the JVM. */
public final class NameDecider {
  /** Properties that tell nothing a tool could not find out by other means. */
  private static final String[] HARMLESS = {
    "java.version*",
    "java.vendor*",
    "java.specification.*",
    "java.vm.*",
    "java.runtime.*",
    "java.class.version",
    "java.home",
    "java.io.tmpdir",
    "os.name",
    "os.version",
    "os.arch",
    "file.separator",
    "path.separator",
    "line.separator",
    "file.encoding",
    "native.encoding",
    "stdout.encoding",
    "stderr.encoding",
    "sun.jnu.encoding",
    "sun.arch.data.model",
    "sun.cpu.endian",
    "user.dir",
    "user.language",
    "user.country",
    "user.script",
    "user.variant",
    "user.timezone"
  };

  private final Judge judge;
  private final NameSet<Boolean> harmless;

  public NameDecider(Judge judge) {
    this.judge = judge;
    NameSet.Builder<Boolean> names = new NameSet.Builder<>();
    for (String name : HARMLESS) {
      names.add(name, Boolean.TRUE);
    }
    this.harmless = names.build();
  }

  /** Whether this name may be used. */
  public Verdict decide(Compartment compartment, Capability capability, String name) {
    if (capability == Capability.PROPERTY_READ && harmless.match(name, ANY) != null) {
      return Verdict.free(Attempt.of(capability, name));
    }
    return judge.judge(compartment, Attempt.of(capability, name), new NameLookup(capability, name));
  }

  /** A copy of the JVM's environment with the names the compartment may read. */
  public Map<String, String> environment(Compartment compartment, Map<String, String> all) {
    Map<String, String> visible = new java.util.HashMap<>();
    for (Map.Entry<String, String> variable : all.entrySet()) {
      if (decide(compartment, Capability.ENV_READ, variable.getKey()).allowed()) {
        visible.put(variable.getKey(), variable.getValue());
      }
    }
    return java.util.Collections.unmodifiableMap(visible);
  }

  /** Takes what the compartment may not read out of an environment made for a new child. */
  public void reduce(Compartment compartment, Map<String, String> environment) {
    Iterator<String> names = List.copyOf(environment.keySet()).iterator();
    while (names.hasNext()) {
      String name = names.next();
      if (!decide(compartment, Capability.ENV_READ, name).allowed()) {
        environment.remove(name);
      }
    }
  }

  /** A copy of the system properties that the compartment may read. */
  public Properties properties(Compartment compartment, Properties all) {
    Properties visible = new Properties();
    for (String name : all.stringPropertyNames()) {
      String value = all.getProperty(name);
      if (value != null && decide(compartment, Capability.PROPERTY_READ, name).allowed()) {
        visible.setProperty(name, value);
      }
    }
    return visible;
  }

  private static final dev.harness.agent.policy.match.Usable<Boolean> ANY =
      new dev.harness.agent.policy.match.Usable<>() {
        @Override
        public boolean isUsable(Boolean grant) {
          return true;
        }
      };
}
