package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.NONE;
import static dev.harness.interceptors.Arg.THIS;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.on;
import static dev.harness.interceptors.OwnAnswer.IO;
import static dev.harness.interceptors.OwnAnswer.NOTHING;
import static dev.harness.interceptors.Question.ENV_ALL;
import static dev.harness.interceptors.Question.ENV_READ;
import static dev.harness.interceptors.Question.JVM_INSPECT_STREAMS;
import static dev.harness.interceptors.Question.PROCESS_DESTROY;
import static dev.harness.interceptors.Question.PROCESS_ENVIRONMENT;
import static dev.harness.interceptors.Question.PROCESS_OUTPUT;
import static dev.harness.interceptors.Question.PROCESS_START;
import static dev.harness.interceptors.Types.BOOLEAN;
import static dev.harness.interceptors.Types.BYTES;
import static dev.harness.interceptors.Types.INT;
import static dev.harness.interceptors.Types.STRING;

import java.util.List;

/** The one door to other programs, and the environment. */
final class ProcessInterceptions {
  private static final String[] START = {
    "java.lang.String[]", "java.util.Map", STRING, "java.lang.ProcessBuilder$Redirect[]", BOOLEAN
  };

  static final List<Interception> ROWS =
      List.of(
          // The arguments are a private copy by now: what is checked is what is run.
          on("java.lang.ProcessImpl")
              .method("start", START)
              .check(PROCESS_START, arg(0), arg(2))
              .answers(IO),
          on("java.lang.ProcessImpl")
              .method("start", START)
              .replace(PROCESS_ENVIRONMENT, arg(1), arg(0)),
          on("java.lang.ProcessImpl")
              .method("start", START)
              .check(JVM_INSPECT_STREAMS, arg(3))
              .answers(IO),
          on("java.lang.ProcessImpl")
              .constructor(BYTES, BYTES, INT, BYTES, INT, BYTES, "int[]", BOOLEAN, BOOLEAN)
              .spawn()
              .answers(IO),
          // Before anything is read, and before the child's end makes the JDK read what is left.
          on("java.lang.ProcessImpl$ProcessPipeInputStream")
              .constructor(INT)
              .observe(PROCESS_OUTPUT, THIS),
          on("java.lang.ProcessHandleImpl")
              .method("destroy")
              .check(PROCESS_DESTROY, THIS)
              .answers(NOTHING),
          on("java.lang.ProcessHandleImpl")
              .method("destroyForcibly")
              .check(PROCESS_DESTROY, THIS)
              .answers(NOTHING),
          // A running child may change what paths lead to.
          on("java.lang.ProcessImpl").method("start", START).observe(PROCESS_START, NONE),
          on("java.lang.ProcessEnvironment").method("getenv", STRING).filter(ENV_READ, arg(0)),
          on("java.lang.ProcessEnvironment").method("getenv").filter(ENV_ALL, NONE),
          on("java.lang.ProcessEnvironment").method("environment").filter(ENV_ALL, NONE));

  private ProcessInterceptions() {}
}
