package dev.harness.it.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.it.fork.Forked;
import dev.harness.it.fork.Forked.Result;
import dev.harness.it.fork.Jdks;
import dev.harness.it.fork.Workshop;
import dev.harness.it.start.OtherAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The budgets that can be told for certain on any machine; the report has the others. */
class BudgetTest {
  /** Reading, writing and what leads there. */
  private static final Pattern TRANSFER =
      Pattern.compile(".*\\.(impl)?([rR]ead|[wW]rite|transfer|position|force).*");

  private static final int MOST_CLASSES = 2_100;
  private static final int MOST_AGENT_CLASSES = 700;
  private static final int MOST_GATES = 40;

  @TempDir Path temp;
  private Workshop shop;

  static List<Path> jdks() {
    return Jdks.found();
  }

  @BeforeEach
  void open() throws Exception {
    shop = new Workshop(temp);
  }

  /** A walk over the stack allocates, so none happens either. */
  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void whatIsGrantedAgainAllocatesNothingAndTakesLittle(Path java) throws Exception {
    Path file = Files.writeString(shop.path("file"), "content");
    Path manifest = shop.tool("file.read: " + file, "net.connect: \"localhost:*\"");
    Result result =
        new Forked(java).once().agent(manifest).run(Spending.class.getName(), "" + file);
    for (String operation :
        List.of("exists", "exists, fresh path", "File.exists", "size", "open")) {
      assertThat(number(result, operation + " allocates ")).as(operation).isLessThanOrEqualTo(0);
      assertThat(number(result, operation + " takes ")).as(operation).isLessThanOrEqualTo(300);
    }
    assertThat(number(result, "connect allocates ")).isLessThanOrEqualTo(0);
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void whatIsOpenIsReadAndWrittenWithoutAGate(Path java) throws Exception {
    List<String> gates = values(onlooker(java), "gate ").toList();
    assertThat(gates).contains("java.io.FileInputStream.open").hasSizeLessThan(MOST_GATES);
    assertThat(gates).noneMatch(TRANSFER.asMatchPredicate());
  }

  @ParameterizedTest(name = "on {0}")
  @MethodSource("jdks")
  void aStartLoadsNoByteBuddyAndFewClasses(Path java) throws Exception {
    Result result = onlooker(java);
    assertThat(number(result, "bytebuddy ")).isZero();
    assertThat(number(result, "agent ")).isLessThan(MOST_AGENT_CLASSES);
    int bare = number(new Forked(java).option(agent()).run(Onlooker.class.getName()), "classes ");
    assertThat(number(result, "classes ") - bare).isLessThan(MOST_CLASSES);
  }

  private Result onlooker(Path java) throws Exception {
    return new Forked(java).agent(shop.tool()).option(agent()).run(Onlooker.class.getName());
  }

  private String agent() throws Exception {
    return "-javaagent:" + OtherAgent.jar(shop.path("onlooker.jar"), Onlooker.class);
  }

  private static int number(Result result, String name) {
    String value = values(result, name).findFirst().orElseThrow(() -> new AssertionError(result));
    return Integer.parseInt(value.split(" ")[0]);
  }

  private static Stream<String> values(Result result, String name) {
    return result.lines().stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()));
  }
}
