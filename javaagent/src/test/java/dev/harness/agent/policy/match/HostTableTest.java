package dev.harness.agent.policy.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.harness.agent.manifest.HostPattern;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTableTest {
  private static final Usable<Object> ALL = grant -> true;
  private final ResolvedNames names = new ResolvedNames();

  private static HostPattern pattern(String host) {
    return new HostPattern(host, 1, 65535, host);
  }

  private static HostTable<String> table(String host) {
    return new HostTable.Builder<String>().add(pattern(host), "g").build();
  }

  private static byte[] ip(String text) {
    return Objects.requireNonNull(Addresses.parse(text), text);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, ::ffff:10.1.2.3, true",
    "::ffff:10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "10.0.0.0/8, 10.9.9.9, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.0.0.0/8, ::ffff:10.9.9.9, true",
    "::ffff:10.0.0.0/104, 10.9.9.9, true",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, 127.0.0.1, false",
    "0.0.0.0/0, 169.254.169.254, false",
    "0.0.0.0/0, 0.0.0.0, false",
    "0.0.0.0/0, 224.0.0.1, false",
    "0.0.0.0/0, 2001:db8::1, false",
    "0.0.0.0/8, 0.0.0.0, false",
    "127.0.0.0/8, 127.8.8.8, true",
    "127.0.0.0/16, 127.0.8.8, true",
    "169.254.0.0/16, 169.254.169.254, true",
    "fe80::/10, fe80::1, true",
    "::/0, 2001:db8::1, true",
    "::/0, ::1, false",
    "::/0, fe80::1, false",
    "::/0, 8.8.8.8, false",
    "::/0, ::ffff:127.0.0.1, false",
    "::/96, 8.8.8.8, false",
    "2001:db8::/32, 2001:db8:1::1, true",
    "*, 8.8.8.8, true",
    "*, 2001:db8::1, true",
    "*, 127.0.0.1, false",
    "*, ::1, false",
    "*, ::ffff:127.0.0.1, false",
    "*, ::127.0.0.1, false",
    "*, 169.254.169.254, false",
    "*, ::ffff:169.254.169.254, false",
    "*, fe80::1, false",
    "*, 0.0.0.0, false",
    "*, 0.1.2.3, false",
    "*, ::, false",
    "*, 224.0.0.1, false",
    "*, ff02::1, false",
    "*, 255.255.255.255, false",
    "localhost, 127.0.0.1, true",
    "localhost, 127.9.9.9, true",
    "localhost, ::1, true",
    "localhost, 0.0.0.0, true",
    "localhost, ::, true",
    "localhost, 0.1.2.3, false",
    "localhost, 10.0.0.1, false",
    "127.0.0.1, 0.0.0.0, false",
    "0.0.0.0, ::, true",
    "::1, 127.0.0.1, false",
  })
  void a_host_covers_an_address(String host, String address, boolean covered) {
    boolean found = table(host).matchAddress(ip(address), 80, names, ALL) != null;
    assertThat(found).isEqualTo(covered);
  }

  @Test
  void a_name_covers_what_it_was_resolved_to_but_never_this_machine() {
    byte[][] addresses = {ip("10.1.2.3"), ip("127.0.0.1"), ip("169.254.169.254"), ip("::")};
    names.record("A.Example.COM.", addresses);
    names.record("localhost", new byte[][] {ip("10.7.7.7")});
    for (String host : new String[] {"a.example.com", "*.example.com"}) {
      HostTable<String> table = table(host);
      assertThat(table.matchAddress(ip("10.1.2.3"), 80, names, ALL)).isEqualTo("g");
      assertThat(table.matchAddress(ip("10.1.2.4"), 80, names, ALL)).isNull();
      for (int i = 1; i < addresses.length; i++) {
        assertThat(table.matchAddress(addresses[i], 80, names, ALL)).isNull();
      }
    }
    assertThat(table("localhost").matchAddress(ip("10.7.7.7"), 80, names, ALL)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "a.example.com, A.example.com., true",
    "*.example.com, a.b.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, .example.com, false",
    "*.example.com, a..example.com, false",
    "*.example.com, aexample.com, false",
    "*.example.com, example.com.evil.org, false",
    "*, any.host, true",
    "*, localhost, false",
    "*, 127.0.0.1, false",
    "*, [::1], false",
    "*, 127.1, false",
    "*, 2130706433, false",
    "*, 0x7f.0x1, false",
    "*, 010.0.0.1, false",
    "*, 'a b', false",
    "*, a%00.com, false",
    "*, '', false",
    "*, [], false",
    "*, [, false",
    "k.com, \u212a.com, false",
    "10.1.2.3, 10.1.2.3, true",
    "localhost, LocalHost, true",
    "localhost, [::1], true",
  })
  void a_host_covers_a_name(String host, String name, boolean covered) {
    assertThat(table(host).matchName(name, 80, names, ALL) != null).isEqualTo(covered);
  }

  @Test
  void ports_count_for_connecting_and_not_for_resolving() {
    HostTable<String> table =
        new HostTable.Builder<String>()
            .add(new HostPattern("a.b", 443, 443, ""), "1")
            .add(new HostPattern("a.b", 8000, 8999, ""), "2")
            .build();
    assertThat(table.matchName("a.b", 443, names, ALL)).isEqualTo("1");
    assertThat(table.matchName("a.b", 8999, names, ALL)).isEqualTo("2");
    assertThat(table.matchName("a.b", 9000, names, ALL)).isNull();
    assertThat(table.mayResolve("a.b", ALL)).isEqualTo("1");
    assertThat(table.mayResolve("a.b", grant -> !grant.equals("1"))).isEqualTo("2");
    assertThat(table.mayResolve("b.b", ALL)).isNull();
    assertThat(table.mayResolve("x y", ALL)).isNull();
    assertThat(table("*").mayResolve("any.name", ALL)).isEqualTo("g");
  }

  @Test
  void a_prohibition_reaches_what_a_grant_does_not() {
    HostTable<String> never = HostTable.<String>broad().add(pattern("*"), "g").build();
    for (String address : new String[] {"127.0.0.1", "::1", "0.0.0.0", "169.254.1.1", "ff02::1"}) {
      assertThat(never.matchAddress(ip(address), 80, names, ALL)).isEqualTo("g");
    }
    assertThat(never.matchName("localhost", 80, names, ALL)).isEqualTo("g");
    HostTable<String> block = HostTable.<String>broad().add(pattern("0.0.0.0/0"), "g").build();
    assertThat(block.matchAddress(ip("127.0.0.1"), 80, names, ALL)).isEqualTo("g");
  }

  @Test
  void very_many_names_and_addresses_are_remembered_up_to_a_bound() {
    byte[] shared = ip("10.0.0.1");
    for (int i = 0; i < 5_000; i++) {
      names.record("n" + i + ".x", new byte[][] {shared});
    }
    assertThat(names.namesOf(shared)).hasSize(4096);
    assertThat(names.resolvedTo("n0.x", shared)).isFalse();
    assertThat(names.resolvedTo("N4999.x.", ip("::ffff:10.0.0.1"))).isTrue();
    for (int i = 0; i < 100; i++) {
      names.record("many.x", new byte[][] {{10, 1, 1, (byte) i}});
    }
    assertThat(names.resolvedTo("many.x", ip("10.1.1.35"))).isFalse();
    assertThat(names.resolvedTo("many.x", ip("10.1.1.36"))).isTrue();
    assertThat(names.resolvedTo("many.x", ip("10.1.1.99"))).isTrue();
  }

  @Test
  void odd_hosts_and_lengths_break_nothing() {
    assertThatCode(
            () -> {
              table("*").matchName("a.".repeat(1_000_000), 80, names, ALL);
              table("*").mayResolve(":".repeat(1_000_000), ALL);
            })
        .doesNotThrowAnyException();
  }
}
