package dev.harness.agent.policy.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.harness.agent.manifest.HostPattern;
import dev.harness.agent.verify.plain.PlainTexts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
  private static final Usable<Object> ALL = grant -> true;

  @ParameterizedTest
  @CsvSource({
    "'', 0, true",
    "*, 0, true",
    "'*', abc, true",
    "a*c, abc, true",
    "a*c, abcd, false",
    "*a*b*, xxaxxbxx, true",
    "a, '', false",
    "--*=*, --x=/a/b, true",
    "a.c, abc, false"
  })
  void globs_match(String pattern, String text, boolean matches) {
    assertThat(Globs.matches(pattern, pattern.isEmpty() ? "" : text)).isEqualTo(matches);
  }

  @Test
  void globs_take_bounded_time() {
    assertTimeout(
        Duration.ofSeconds(2),
        () -> assertThat(Globs.matches("*a".repeat(20) + "b", "a".repeat(500_000))).isFalse());
  }

  @Test
  void names_match_exactly_or_by_prefix_in_declared_order() {
    NameSet<String> set =
        new NameSet.Builder<String>().add("LC_*", "1").add("LC_ALL", "2").add("LANG", "3").build();
    assertThat(set.match("LC_ALL", ALL)).isEqualTo("1");
    assertThat(set.match("LC_ALL", grant -> !grant.equals("1"))).isEqualTo("2");
    assertThat(set.match("LC_", ALL)).isEqualTo("1");
    assertThat(set.match("LANGUAGE", ALL)).isNull();
    assertThat(set.match("lang", ALL)).isNull();
    assertThat(new NameSet.Builder<String>().add("*", "g").build().match("", ALL)).isEqualTo("g");
  }

  /** What is below r may be read, what is below w written. */
  private static final ArgumentFiles OF_TOOL =
      (path, write) -> path.startsWith(write ? "w/" : "r/");

  @ParameterizedTest
  @CsvSource({
    "status --short, status --short, true",
    "status --short, status, false",
    "status, status --short, false",
    "log --format=*, log --format=/a, true",
    "log ..., log, true",
    "log ..., log a b, true",
    "log ..., push, false",
    "... , anything at all, true",
    "'', '', true",
    "'', x, false",
    "HEAD..., HEAD..., true",
    "HEAD..., HEAD x, false",
    "-f <file.read>, -f r/x, true",
    "-f <file.read>, -f w/x, false",
    "-f <file.read>, -f, false",
    "--out=<file.write>, --out=w/x, true",
    "--out=<file.write>, --out=r/x, false",
    "--out=<file.write>, w/x, false",
    "-f <file.read>..., -f, true",
    "-f <file.read>..., -f r/x r/y, true",
    "-f <file.read>..., -f r/x w/y, false",
    "<file.read> <file.write>..., r/x w/x w/y, true",
    "<file.read> <file.write>..., w/x, false"
  })
  void arguments_match_by_position(String patterns, String arguments, boolean matches) {
    ExecTable<String> table =
        new ExecTable.Builder<String>().add("/bin/git", List.of(words(patterns)), "g").build();
    assertThat(table.match("/bin/git", words(arguments), OF_TOOL, ALL) != null).isEqualTo(matches);
    assertThat(table.match("/bin/sh", words(arguments), OF_TOOL, ALL)).isNull();
    assertThat(
            PlainTexts.areArguments(
                List.of(words(patterns)), List.of(words(arguments)), OF_TOOL::allow))
        .isEqualTo(matches);
    assertThat(table.knowsProgram("/bin/git")).isTrue();
    assertThat(table.knowsProgram("/bin/sh")).isFalse();
  }

  private static String[] words(String text) {
    return text.isBlank() ? new String[0] : text.trim().split(" ");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:pg://db:1/x, jdbc:pg://db:1/x, true",
    "jdbc:pg://db:1/x, JDBC:PG://db:1/x, true",
    "jdbc:pg://db:1/x, jdbc:pg://DB:1/x, false",
    "jdbc:pg://db:1/x, jdbc:pg://db:1/x?a=b, false",
    "jdbc:pg://db:1/x?a=b, jdbc:pg://db:1/x?a=b, true",
    "jdbc:pg://db:1/*, jdbc:pg://db:1/x, true",
    "jdbc:pg://db:1/*, jdbc:pg://db:1/x/y, false",
    "jdbc:pg://db:1/**, jdbc:pg://db:1/x/y, true",
    "jdbc:pg://db:1/**, jdbc:pg://db:1/x?a=b, false",
    "jdbc:h2:/d/**, jdbc:h2:/d/x;INIT=RUNSCRIPT, false",
    "jdbc:my://*/x, 'jdbc:my://(host=h,allowLoadLocalInfile=true)/x', false",
    "jdbc:pg://*.db:1/x, 'jdbc:pg://evil:1,a.db:1/x', false",
    "jdbc:pg://db*/x, jdbc:pg://db@evil/x, false",
    "jdbc:pg://*:1/x, jdbc:pg://a#b:1/x, false",
  })
  void a_url_grant_covers_no_parameters(String pattern, String url, boolean covered) {
    UrlTable<String> table = new UrlTable.Builder<String>().add(pattern, "g").build();
    assertThat(table.match(url, ALL) != null).isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:pg://a-prod-1/x", "JDBC:PG://A-PROD/x?y", "jdbc:x://h,prod/;/"})
  void a_url_prohibition_is_not_dodged(String url) {
    UrlTable<String> never = UrlTable.<String>broad().add("jdbc:*://*prod*/**", "g").build();
    assertThat(never.match(url, ALL)).isEqualTo("g");
  }

  @Test
  void url_grants_count_in_declared_order_and_may_be_many() {
    UrlTable.Builder<Integer> builder = new UrlTable.Builder<>();
    for (int i = 0; i < 10_000; i++) {
      builder.add("jdbc:pg://db" + i + "/*", i);
    }
    UrlTable<Integer> table = builder.add("jdbc:pg://db77/x", -1).build();
    assertThat(table.match("jdbc:pg://db77/x", ALL)).isEqualTo(77);
    assertThat(table.match("jdbc:pg://db77/x", grant -> grant < 0)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "*, 0.0.0.0, true",
    "*, ::, true",
    "*, 127.0.0.1, true",
    "*, 10.0.0.1, true",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, ::ffff:127.0.0.1, true",
    "127.0.0.1, 0.0.0.0, false",
    "127.0.0.1, 127.0.0.2, false",
    "localhost, ::1, true",
    "localhost, 127.0.0.2, true",
    "localhost, 0.0.0.0, false",
    "0.0.0.0, ::, true",
    "example.com, 10.0.0.1, false",
    "*.example.com, 10.0.0.1, false",
    "10.0.0.0/8, 10.0.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false"
  })
  void a_local_address_may_be_bound(String host, String address, boolean covered) {
    ListenTable<String> table =
        new ListenTable.Builder<String>().add(new HostPattern(host, 0, 80, ""), "g").build();
    byte[] ip = Objects.requireNonNull(Addresses.parse(address));
    assertThat(table.match(ip, 80, ALL) != null).isEqualTo(covered);
    assertThat(table.match(ip, 0, ALL) != null).isEqualTo(covered);
    assertThat(table.match(ip, 81, ALL)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, 1.2.3.4",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "::ffff:1.2.3.4, ::ffff:1.2.3.4",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "fe80:0:0:0:0:0:0:0, fe80::"
  })
  void an_address_is_read_and_written_in_its_shortest_form(String text, String shortest) {
    assertThat(Addresses.text(Objects.requireNonNull(Addresses.parse(text)))).isEqualTo(shortest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1.2.3",
        "1.2.3.4.",
        "1.2.3.4.5",
        "01.2.3.4",
        "256.1.1.1",
        "1.2.3.+4",
        "1..2.3",
        "0x7f.0.0.1",
        "2130706433",
        ":",
        ":::",
        "1:",
        ":1",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "12345::",
        "g::",
        "::1%lo",
        "fe80::1%1",
        "::1.2.3",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "[::1]",
        "::\uff11",
        "::1 ",
        "localhost",
        "\u0661.2.3.4"
      })
  void anything_else_is_no_address(String text) {
    assertThat(Addresses.parse(text)).isNull();
  }

  @Test
  void reads_back_what_it_writes_and_what_the_jdk_writes() throws UnknownHostException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] address = new byte[random.nextBoolean() ? 4 : 16];
      for (int j = 0; j < address.length; j++) {
        address[j] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : 0);
      }
      String text = Addresses.text(address);
      assertThat(Addresses.parse(text)).as("seed %d: %s", seed, text).isEqualTo(address);
      InetAddress jdk = InetAddress.getByAddress(address);
      assertThat(Addresses.parse(jdk.getHostAddress())).isEqualTo(jdk.getAddress());
    }
  }
}
