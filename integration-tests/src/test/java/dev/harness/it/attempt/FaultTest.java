package dev.harness.it.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.interceptors.Question;
import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Ports;
import dev.harness.it.tool.FreshClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fails inside a gate ends as a denial or an error, and the guard stays in place. */
class FaultTest {
  /** An attempt for each kind of question. */
  static final Map<Question, String> KINDS = kinds();

  /** What is asked only after another question was answered by a grant. */
  private static final Set<Question> SECOND =
      Set.of(
          Question.FILE_RELATIVE,
          Question.FILE_REFUSED,
          Question.NET_HOST,
          Question.NET_KEEP_ALIVE,
          Question.NET_JOIN,
          Question.NET_SERVE,
          Question.PROCESS_ENVIRONMENT,
          Question.PROCESS_OUTPUT,
          Question.PROCESS_DESTROY,
          Question.JDBC_DIRECT,
          Question.JVM_CLASS_FILE,
          Question.JVM_LAMBDA,
          Question.FILE_DELETE_LATER,
          Question.JDBC_STATEMENT,
          Question.JDBC_PREPARE,
          Question.JDBC_PREPARED,
          Question.JDBC_BATCH,
          Question.JDBC_BATCH_END,
          Question.JDBC_MADE,
          Question.JDBC_UPDATABLE,
          Question.JDBC_ROW_INSERT,
          Question.JDBC_ROW_UPDATE,
          Question.JDBC_ROW_DELETE,
          Question.JDBC_CATALOGUE,
          Question.JDBC_USE,
          Question.JDBC_SCHEMA,
          Question.JDBC_USER,
          Question.JDBC_URL,
          Question.JDBC_FAILURE,
          Question.JDBC_SECRET,
          Question.JDBC_SETTING,
          Question.JVM_RECORDING,
          Question.JDBC_INSIDE,
          Question.JVM_INSPECT_STREAMS,
          Question.JVM_EXIT,
          Question.JVM_STOP,
          Question.JVM_CALLED_REFLECTION);

  private static final String STEP = System.getProperty("faults.step", "15");

  @TempDir Path temp;

  static List<Path> jdks() {
    return Jdks.found();
  }

  private static Map<Question, String> kinds() {
    Map<Question, String> kinds = new EnumMap<>(Question.class);
    kinds.put(Question.FILE_READ, "metadata: File.length");
    kinds.put(Question.FILE_READ_LINK, "metadata: readSymbolicLink");
    kinds.put(Question.FILE_WRITE, "write: File.setReadOnly");
    kinds.put(Question.FILE_WRITE_LINK, "write: File.delete");
    kinds.put(Question.FILE_OPEN, "read: Files.readString");
    kinds.put(Question.FILE_OPEN_RANDOM, "read: RandomAccessFile");
    kinds.put(Question.FILE_LINK_TARGET, "write: symbolic link");
    kinds.put(Question.FILE_URL, "read: jar URL");
    kinds.put(Question.FILE_READ_PATH, "read: zip file system");
    kinds.put(Question.FILE_WRITE_PATH, "write: new zip file system");
    kinds.put(Question.URL_READ, "read: picture by URL");
    kinds.put(Question.NET_CONNECT, "net: Socket");
    kinds.put(Question.NET_SEND, "net: DatagramSocket.send");
    kinds.put(Question.NET_RESOLVE, "net: look-up of a name");
    kinds.put(Question.NET_REVERSE, "net: name of an address");
    kinds.put(Question.NET_REQUEST, "net: HttpClient.send");
    kinds.put(Question.NET_URI, "net: WebSocket");
    kinds.put(Question.NET_LISTEN, "listen: ServerSocket");
    kinds.put(Question.NET_UNIX, "unix: connect");
    kinds.put(Question.PROCESS_START, "process: ProcessBuilder");
    kinds.put(Question.JDBC_CONNECT, "jdbc: DriverManager");
    kinds.put(Question.JDBC_SOURCE, "jdbc: DataSource");
    kinds.put(Question.ENV_READ, "env: System.getenv(name)");
    kinds.put(Question.ENV_ALL, "env: System.getenv()");
    kinds.put(Question.PROPERTY_READ, "property: getProperty");
    kinds.put(Question.PROPERTY_ALL, "property: getProperties");
    kinds.put(Question.PROPERTY_WRITE, "property: setProperty");
    kinds.put(Question.JVM_HOOK, "exit: shutdown hook");
    kinds.put(Question.JVM_NATIVE, "native: System.load");
    kinds.put(Question.JVM_FOREIGN, "native: library look-up");
    kinds.put(Question.JVM_CLASS_LOADER, "class-loader: own ClassLoader");
    kinds.put(Question.JVM_DEFINE, "class-loader: Lookup.defineClass");
    kinds.put(Question.JVM_REFLECTION, "reflection: Unsafe");
    kinds.put(Question.JVM_THREAD, "thread: name of a host thread");
    kinds.put(Question.JVM_INSPECT, "inspect: account");
    kinds.put(Question.JVM_INSPECT_THREAD, "inspect: stack of a host thread");
    kinds.put(Question.JVM_INSPECT_PROCESS, "inspect: own command line");
    kinds.put(Question.JVM_INSPECT_DESCRIPTOR, "inspect: stdout by descriptor");
    kinds.put(Question.JVM_SECURITY_PROVIDER, "security-provider: add");
    kinds.put(Question.JVM_PROVIDER_ENTRY, "security-provider: entry");
    kinds.put(Question.JVM_DYNAMIC_CODE, "dynamic-code: Statement");
    kinds.put(Question.JVM_GLOBAL_STATE, "global-state: Locale");
    kinds.put(Question.JVM_MANAGEMENT, "management: MBeans");
    return kinds;
  }

  @Test
  void everyKindOfQuestionIsTriedOrSecond() {
    assertThat(Question.values()).allMatch(q -> KINDS.containsKey(q) || SECOND.contains(q));
  }

  /** As users run it: verify mode has another stack, and takes long where all is interpreted. */
  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void anOverflowOfTheStackAtAnyDepthAllowsNothing(Path java) throws Exception {
    List<String> lines = run(new Forked(java).once().option("-Xint"), "", "stack", STEP);
    assertThat(results(lines)).allMatch(line -> line.contains("|false|"));
    assertThat(lines).filteredOn(line -> line.endsWith(" is not there")).hasSizeLessThan(2);
    assertThat(results(lines).size()).isGreaterThanOrEqualTo(KINDS.size() - 1);
    lines.forEach(System.out::println);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aClassThatIsLoadedAtTheEndOfTheStackHasItsGates(Path java) throws Exception {
    for (String how : List.of("-Xint", "-XX:TieredStopAtLevel=1", "-Dmixed")) {
      Path classes = Files.createDirectories(temp.toRealPath().resolve("classes"));
      FreshClasses.write(classes);
      List<String> lines =
          run(
              // Verify mode takes more of the stack than there is at its end.
              new Forked(java)
                  .once()
                  .option(how)
                  .classPath(System.getProperty("java.class.path") + ":" + classes),
              "",
              "classes",
              "1");
      assertThat(lines).contains("ungated 0");
      assertThat(lines)
          .anyMatch(line -> line.matches("loaded [1-9][0-9]+ of " + FreshClasses.COUNT));
    }
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aLackOfMemoryAllowsNothing(Path java) throws Exception {
    Forked jvm = new Forked(java).option("-Xmx40m").option("-XX:+UseSerialGC");
    List<String> lines = run(jvm, "", "memory", "40");
    assertThat(results(lines)).hasSize(3).allMatch(line -> line.contains("|false|"));
    assertThat(lines).contains("clock true");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void errorsOfAToolsObjectsAllowNothing(Path java) throws Exception {
    assertThat(results(run(new Forked(java), "", "callbacks", "1")))
        .hasSizeGreaterThan(8)
        .allMatch(line -> line.contains("|false|"));
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void anInterruptedThreadIsJudgedLikeOthers(Path java) throws Exception {
    assertThat(run(new Forked(java), "", "interrupt", "1")).contains("denied true");
    assertThat(Files.readAllLines(temp.toRealPath().resolve("audit.jsonl"))).hasSize(3);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aToolCannotThrowErrorsIntoItsOwnGuard(Path java) throws Exception {
    assertThat(run(new Forked(java), "", "stop", "2000")).contains("read 0, stopping refused true");
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void theFailureOfAnotherToolsConstructorLeavesNoAuthority(Path java) throws Exception {
    List<String> lines = run(new Forked(java), "- tool.call: other\n", "constructor", "1");
    assertThat(lines.get(0)).startsWith("afterwards: DENIED ");
  }

  private static List<String> results(List<String> lines) {
    return lines.stream().filter(line -> line.contains("|")).toList();
  }

  private List<String> run(Forked jvm, String grants, String what, String step) throws Exception {
    Forked.Result result =
        jvm.agent(manifest(grants))
            .env("LC_ALL", "C.UTF-8")
            .env("WORLD", world().toString())
            .env("IT_SECRET", World.SECRET)
            .option("-Dit.secret=" + World.SECRET)
            .run(FaultRunner.class.getName(), world().toString(), Ports.free(), what, step);
    assertThat(result.lines()).as(result.err()).endsWith("END");
    return result.lines();
  }

  private Path world() throws Exception {
    return Files.createDirectories(temp.toRealPath().resolve("world"));
  }

  private Path manifest(String grants) throws Exception {
    return Files.writeString(
        temp.toRealPath().resolve("manifest.yaml"),
        "version: 1\ntools:\n  tool:\n    code: { package: dev.harness.it.tool }\n    grants:\n"
            + ("- file.read: /dev/null\n" + grants).indent(6)
            + "  other:\n    code: { package: dev.harness.it.other }\n    grants:\n"
            + "      - file.read: \"${manifest.dir}/world/**\"\n");
  }
}
