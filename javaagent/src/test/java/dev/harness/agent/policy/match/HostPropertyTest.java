package dev.harness.agent.policy.match;

import dev.harness.agent.manifest.HostPattern;
import dev.harness.agent.property.Cases;
import dev.harness.agent.property.Draw;
import dev.harness.agent.property.Hosts;
import dev.harness.agent.verify.plain.PlainHosts;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tables of hosts and a plain reading of their patterns never disagree. */
class HostPropertyTest {
  private static final int MOST_ADDRESSES = 64;

  private ResolvedNames names = new ResolvedNames();
  private Map<String, Set<String>> namesByAddress = Map.of();

  @Test
  void the_table_finds_the_pattern_that_a_plain_reading_finds() {
    Cases.tryAll("host patterns", this::agree);
  }

  @Test
  void the_table_agrees_on_all_kept_cases() {
    for (String pattern : Hosts.PATTERNS) {
      List<HostPattern> patterns = List.of(Hosts.pattern(pattern, 1, 65535));
      for (String host : Hosts.HOSTS) {
        requireSame(patterns, host, null, 443, false);
        requireSame(patterns, host, null, 443, true);
      }
    }
  }

  @Test
  void an_address_is_read_as_the_standards_write_it() throws Exception {
    for (String host : Hosts.HOSTS) {
      requireSameAddress(host);
    }
    Cases.tryAll("address literals", draw -> requireSameAddress(Hosts.literal(draw)));
  }

  @Test
  void an_address_written_can_be_read_again() {
    Cases.tryAll(
        "address texts",
        draw -> {
          byte[] address = Hosts.address(draw);
          byte[] again = Addresses.parse(Addresses.text(address));
          if (again == null || !Arrays.equals(address, again)) {
            throw new AssertionError(Arrays.toString(address) + " is " + Addresses.text(address));
          }
          requireSame(address, Addresses.parse(Hosts.text(address)), Hosts.text(address));
        });
  }

  @Test
  void a_local_address_is_bound_as_a_plain_reading_says() {
    Cases.tryAll("local addresses", HostPropertyTest::listen);
  }

  @Test
  void of_many_addresses_of_a_name_the_latest_are_known() {
    Cases.tryAll("remembered names", 40, HostPropertyTest::remember);
  }

  private void agree(Draw draw) {
    List<HostPattern> patterns = new ArrayList<>();
    for (int left = 1 + draw.below(draw.once(20) ? 30 : 4); left > 0; left--) {
      patterns.add(Hosts.pattern(draw));
    }
    byte[] address = draw.once(2) ? near(draw, patterns) : Hosts.address(draw);
    resolve(draw, address);
    int port = draw.once(8) ? -1 : Hosts.port(draw);
    requireSame(patterns, Hosts.written(draw), address, port, draw.once(2));
  }

  /** An address that a pattern names, perhaps with one bit turned. */
  private static byte[] near(Draw draw, List<HostPattern> patterns) {
    String host = draw.of(patterns).host();
    byte[] address = PlainHosts.address(host.replaceFirst("/.*", ""));
    if (address == null) {
      return Hosts.address(draw);
    }
    int bit = draw.below(address.length * 8);
    address[bit / 8] ^= (byte) (draw.once(2) ? 0x80 >> bit % 8 : 0);
    return address;
  }

  /** Begins with no names known, so that a case depends on no other. */
  private void resolve(Draw draw, byte[] address) {
    names = new ResolvedNames();
    namesByAddress = new HashMap<>();
    for (int left = draw.below(4); left > 0; left--) {
      String name = Hosts.name(draw);
      byte[] answer = draw.once(3) ? Hosts.address(draw) : address;
      names.record(name, new byte[][] {answer});
      namesByAddress.computeIfAbsent(PlainHosts.key(answer), key -> new HashSet<>()).add(name);
    }
  }

  /** Of each name the addresses given last are known, each counted once. */
  private static void remember(Draw draw) {
    ResolvedNames names = new ResolvedNames();
    Map<String, List<String>> latest = new HashMap<>();
    int different = 1 + draw.below(2 * MOST_ADDRESSES);
    for (int left = draw.below(4 * MOST_ADDRESSES); left > 0; left--) {
      String name = draw.of("a", "b.a");
      byte[] address = {10, 0, 0, (byte) draw.below(different)};
      names.record(name, new byte[][] {address});
      List<String> addresses = latest.computeIfAbsent(name, key -> new ArrayList<>());
      addresses.remove(PlainHosts.key(address));
      addresses.add(PlainHosts.key(address));
    }
    for (int last = 0; last < different; last++) {
      byte[] address = {10, 0, 0, (byte) last};
      for (String name : List.of("a", "b.a")) {
        List<String> all = latest.getOrDefault(name, List.of());
        int at = all.indexOf(PlainHosts.key(address));
        boolean known = at >= 0 && at >= all.size() - MOST_ADDRESSES;
        if (names.resolvedTo(name, address) != known) {
          throw new AssertionError(name + " is " + last + ": not " + known + " of " + all);
        }
      }
    }
  }

  private void requireSame(
      List<HostPattern> patterns, String host, byte @Nullable [] address, int port, boolean broad) {
    HostTable.Builder<Integer> builder = broad ? HostTable.broad() : new HostTable.Builder<>();
    for (int i = 0; i < patterns.size(); i++) {
      builder.add(patterns.get(i), i);
    }
    HostTable<Integer> table = builder.build();
    Usable<Integer> all = order -> true;
    requireFirst(
        patterns,
        host + " port " + port + (broad ? " broadly" : ""),
        table.matchName(host, port, names, all),
        pattern -> PlainHosts.coversName(pattern, host, port, namesByAddress, broad));
    if (!broad) {
      requireFirst(
          patterns,
          "looking up " + host,
          table.mayResolve(host, all),
          pattern -> PlainHosts.coversLookUp(pattern, host));
    }
    if (address != null) {
      requireFirst(
          patterns,
          Addresses.withPort(address, port) + (broad ? " broadly" : ""),
          table.matchAddress(address, port, names, all),
          pattern -> PlainHosts.coversAddress(pattern, address, port, namesByAddress, broad));
    }
  }

  private static void requireFirst(
      List<HostPattern> patterns,
      String what,
      @Nullable Integer found,
      Predicate<HostPattern> covers) {
    for (int i = 0; i < patterns.size(); i++) {
      if (covers.test(patterns.get(i))) {
        if (found == null || found != i) {
          throw new AssertionError(what + " finds " + found + ", not " + i + " of " + patterns);
        }
        return;
      }
    }
    if (found != null) {
      throw new AssertionError(what + " finds " + found + " of " + patterns);
    }
  }

  private static void listen(Draw draw) {
    String host = draw.of("*", "localhost", Hosts.text(Hosts.address(draw)), "10.0.0.0");
    int first = Hosts.port(draw);
    int last = Math.min(65535, first + draw.below(3));
    byte[] address =
        draw.once(3) ? Hosts.address(draw) : near(draw, List.of(Hosts.pattern(host, 1, 1)));
    int port = Hosts.port(draw);
    HostPattern pattern = Hosts.pattern(host, first, last);
    boolean covered =
        new ListenTable.Builder<String>().add(pattern, "g").build().match(address, port, g -> true)
            != null;
    boolean isAny =
        PlainHosts.coversAddress(Hosts.pattern("0.0.0.0", 1, 1), address, 1, Map.of(), false);
    boolean expected =
        host.equals("*")
            ? first <= port && port <= last
            : !(host.equals("localhost") && isAny)
                && PlainHosts.coversAddress(pattern, address, port, Map.of(), false);
    if (covered != expected) {
      throw new AssertionError(
          pattern + " on " + Addresses.withPort(address, port) + ": " + covered);
    }
  }

  private static void requireSameAddress(String text) throws Exception {
    byte[] read = Addresses.parse(text);
    requireSame(PlainHosts.address(text), read, text);
    if (read != null) {
      byte[] byJdk = InetAddress.getByName(text).getAddress();
      boolean mapped = read.length == 16 && byJdk.length == 4;
      requireSame(byJdk, mapped ? Arrays.copyOfRange(read, 12, 16) : read, text + " by the JDK");
    }
  }

  private static void requireSame(byte @Nullable [] expected, byte @Nullable [] read, String text) {
    if (!Arrays.equals(expected, read)) {
      throw new AssertionError(
          text + " is " + Arrays.toString(read) + ", not " + Arrays.toString(expected));
    }
  }
}
