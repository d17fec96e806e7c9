package dev.harness.it.process;

import java.util.List;

/**
 * Something that a child tries in the network, as a program for Perl.
 *
 * @param name what it tries
 * @param allowed whether a child may that has the ports of its tool
 * @param code with the words GRANTED, OTHER, FORBIDDEN, OWN and FREE for ports; prints WORKED
 */
record PortRow(String name, boolean allowed, String code) {
  private static final String TO = "$to=pack_sockaddr_in(%s,inet_aton('127.0.0.1'));";
  private static final String DONE = "print 'WORKED'";

  private static PortRow connect(String name, boolean allowed, String port, int protocol) {
    String code = "socket(S,2,1,%d) && connect(S,$to) && ".formatted(protocol);
    return new PortRow(name, allowed, TO.formatted(port) + code + DONE);
  }

  private static PortRow listen(String name, boolean allowed, String port, int protocol) {
    String code = "socket(S,2,1,%d) && bind(S,$to) && listen(S,1) && ".formatted(protocol);
    return new PortRow(name, allowed, TO.formatted(port) + code + DONE);
  }

  private static PortRow other(String name, String code) {
    return new PortRow(name, false, code.contains("$to") ? TO.formatted("GRANTED") + code : code);
  }

  /** All of them. */
  static List<PortRow> all() {
    return List.of(
        connect("connect to a granted port", true, "GRANTED", 6),
        connect("connect without a protocol", true, "GRANTED", 0),
        connect("connect to another port", false, "OTHER", 6),
        connect("connect to a forbidden port", false, "FORBIDDEN", 6),
        connect("connect by MPTCP", false, "GRANTED", 262),
        connect("connect to another port by MPTCP", false, "OTHER", 262),
        listen("listen at a granted port", true, "OWN", 6),
        listen("listen at another port", false, "FREE", 6),
        listen("listen at a port of the kernel's choice", false, "0", 6),
        listen("listen by MPTCP", false, "OWN", 262),
        // No rule of the kernel sees it: a limit of what is promised.
        new PortRow("listen without an address", true, "socket(S,2,1,6) && listen(S,1) && " + DONE),
        new PortRow(
            "connect to another port, later",
            false,
            TO.formatted("OTHER")
                + "socket(S,2,1,6); setsockopt(S,6,30,1); connect(S,$to) && "
                + "defined(syswrite(S,'x')) && "
                + DONE),
        other(
            "connect by fast open",
            "socket(S,2,1,6) && defined(send(S,'x',0x20000000,$to)) && " + DONE),
        other("send a datagram", "socket(S,2,2,17) && defined(send(S,'x',0,$to)) && " + DONE),
        other("bind for datagrams", "socket(S,2,2,0) && bind(S,$to) && " + DONE),
        other("talk to the kernel", "socket(S,16,3,0) && " + DONE),
        other("use a Unix socket", "socket(S,1,1,0) && " + DONE),
        other("open a raw socket", "socket(S,2,3,1) && " + DONE));
  }
}
