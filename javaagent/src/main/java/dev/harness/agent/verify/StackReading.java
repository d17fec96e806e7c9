package dev.harness.agent.verify;

import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.agent.policy.judge.Minted;
import dev.harness.agent.policy.judge.NameLookup;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.policy.owner.Origin;
import dev.harness.agent.policy.owner.Trail;
import dev.harness.agent.policy.owner.Who;
import dev.harness.bootstrap.VerifyingGate;
import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is in force, read from the whole stack, outermost frame first, beginning with whose the
 * thread is. Nothing of what the gate keeps meanwhile is used. Where a grant that may have run out
 * decided there is more than one answer.
 */
final class StackReading {
  private final List<ToolDeclaration> declared;
  private final List<Tool> tools;
  private final ClassOwners owners;
  private final WrittenGrants grants;
  private final long key;

  /** {@code tools} are those that are declared, in the same order, and last one without grants. */
  StackReading(
      List<ToolDeclaration> declared,
      List<Tool> tools,
      ClassOwners owners,
      WrittenGrants grants,
      long key) {
    this.declared = declared;
    this.tools = tools;
    this.owners = owners;
    this.grants = grants;
    this.key = key;
  }

  /** All that may be in force on this thread. */
  Set<Who> read(List<StackFrame> frames) {
    Set<Who> now = Set.of(Who.of(VerifyingGate.base(key)));
    Trail trail = Trail.ofThisThread();
    int door = door(frames);
    int linking = linking(frames);
    for (int depth = 0; depth <= door; depth++) {
      StackFrame frame = frames.get(depth);
      // A row asks before its method enters something, and after it left.
      Object noted = depth == door ? null : trail.entered(depth, frame);
      int owner = noted == null ? owner(frame.getDeclaringClass()) : ClassOwners.HOST;
      if (noted != null) {
        now = entered(now, noted);
      } else if (owner != ClassOwners.HOST) {
        Set<Who> inside = entered(now, tools.get(owner));
        now = mayLackGate(frames, depth, linking) ? either(now, inside) : inside;
      }
    }
    return now;
  }

  /**
   * Whether less is in force than may be, because a constructor failed or is under way.
   *
   * @param possible by the stack
   */
  boolean isNarrowed(Set<Who> possible, Who who) {
    if (!VerifyingGate.isFragile(key) || who.isHost()) {
      return false;
    }
    boolean nothing = who.tools().equals(List.of(tools.get(tools.size() - 1)));
    for (Who one : possible) {
      nothing |= !one.isHost() && who.isNarrowerThan(one);
    }
    return nothing;
  }

  /** The intercepted method: what is further in is the harness. */
  private static int door(List<StackFrame> frames) {
    int depth = frames.size() - 1;
    while (depth > 0 && Origin.isHarness(frames.get(depth).getDeclaringClass())) {
      depth--;
    }
    return depth;
  }

  private static boolean mayLackGate(List<StackFrame> frames, int depth, int linking) {
    return isLambda(frames.get(depth).getDeclaringClass()) || isJoining(frames, depth, linking);
  }

  /**
   * The JDK's class for a lambda has no gate; the method behind it has one, or is a JDK method that
   * a tool with the power {@code dynamic-code} chose, which acts as whoever calls it.
   */
  private static boolean isLambda(Class<?> type) {
    return type.isHidden() && type.getName().contains("$$Lambda");
  }

  /**
   * Methods of a class that do no more than join texts have no gate; the JVM links how they do so
   * when they are first run. What else is linked stands in methods with a gate.
   */
  private static boolean isJoining(List<StackFrame> frames, int depth, int linking) {
    Class<?> joining = frames.get(depth).getDeclaringClass();
    int inner = depth + 1;
    while (inner < linking && frames.get(inner).getDeclaringClass() == joining) {
      inner++;
    }
    return inner == linking;
  }

  /** Where the JVM first links a call; 0 if it links none. */
  private static int linking(List<StackFrame> frames) {
    for (int depth = 0; depth < frames.size(); depth++) {
      StackFrame frame = frames.get(depth);
      if (frame.getMethodName().equals("linkCallSite")
          && frame.getClassName().equals("java.lang.invoke.MethodHandleNatives")) {
        return depth;
      }
    }
    return 0;
  }

  private static Set<Who> either(Set<Who> some, Set<Who> others) {
    Set<Who> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }

  /** The tool that owns a class: by its loader's maker, its longest package, or its jar. */
  private int owner(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || Origin.isJdk(type) || Origin.isHarness(type)) {
      return ClassOwners.HOST;
    }
    if (owners.makerOf(loader) != null) {
      return owners.numberOf(type);
    }
    int longest = 0;
    int owner = ClassOwners.HOST;
    for (int i = 0; i < declared.size(); i++) {
      for (String name : declared.get(i).packages()) {
        if (name.length() > longest && type.getName().startsWith(name + ".")) {
          longest = name.length();
          owner = i;
        }
      }
    }
    return owner == ClassOwners.HOST ? ownerOfPlace(type) : owner;
  }

  private int ownerOfPlace(Class<?> type) {
    for (int i = 0; i < declared.size(); i++) {
      List<Path> jars = declared.get(i).jars();
      if (!jars.isEmpty() && jars.contains(place(type))) {
        return i;
      }
    }
    return ClassOwners.HOST;
  }

  private static Path place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null
          ? Path.of("")
          : Path.of(URI.create(source.getLocation().toString())).toRealPath();
    } catch (IOException | IllegalArgumentException e) {
      return Path.of("");
    }
  }

  private Set<Who> entered(Set<Who> outer, Object entered) {
    Set<Who> inner = new LinkedHashSet<>();
    for (Who who : outer) {
      if (entered instanceof Tool tool) {
        enter(who, tool, inner);
      } else if (entered instanceof Minted token) {
        inner.add((who.isHost() ? Who.alone(token.holder()) : who).with(token));
      } else if (entered instanceof Trail.Within within) {
        inner.add(who.isHost() ? who : within.who());
      } else {
        inner.add((Who) entered);
      }
    }
    return inner;
  }

  private void enter(Who outer, Tool tool, Set<Who> inner) {
    boolean stays = outer.tools().equals(List.of(tool)) && outer.driving() == Who.HOST.driving();
    if (outer.isHost() || stays) {
      inner.add(stays ? outer : Who.alone(tool));
      return;
    }
    NameLookup call = NameLookup.call(tool);
    boolean called = grants.everHold(outer, call, tool);
    if (called) {
      inner.add(Who.alone(tool));
    }
    if (!called || grants.areLimited(outer, call)) {
      inner.add(outer.and(tool));
    }
  }
}
