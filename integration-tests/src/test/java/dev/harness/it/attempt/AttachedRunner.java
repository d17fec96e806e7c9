package dev.harness.it.attempt;

import com.sun.tools.attach.VirtualMachine;
import java.util.Arrays;

/** A host that gets another agent while it runs, and attempts everything then. */
public final class AttachedRunner {
  private AttachedRunner() {}

  /** Arguments: the agent's jar, its options, and those of {@link AttemptRunner}. */
  public static void main(String[] arguments) throws Exception {
    VirtualMachine self = VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
    self.loadAgent(arguments[0], arguments[1]);
    self.detach();
    System.out.println("attached");
    AttemptRunner.main(Arrays.copyOfRange(arguments, 2, arguments.length));
  }
}
