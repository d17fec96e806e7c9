package dev.harness.it.process;

import java.util.List;

/**
 * Something a child process tries, as a script of a shell. It has worked if the script says so or
 * shows the secret.
 *
 * @param name what it tries
 * @param script with the words WORKSPACE, OUTSIDE, JVM, PORT, FREE and SOCKET
 * @param allowed whether a confined child may
 */
record ChildAttempt(String name, String script, boolean allowed) {
  private static final String TCP =
      "use Socket; $to=pack_sockaddr_in(PORT,inet_aton('127.0.0.1'));";

  private static ChildAttempt may(String name, String script) {
    return new ChildAttempt(name, script, true);
  }

  private static ChildAttempt mayNot(String name, String script) {
    return new ChildAttempt(name, script, false);
  }

  private static String perl(String code) {
    return "perl -e \"" + code.replace("$", "\\$") + "\"";
  }

  /** All of them. */
  static List<ChildAttempt> all() {
    return List.of(
        may("read below a grant", "cat WORKSPACE/own"),
        may("list below a grant", "ls WORKSPACE | grep -q own && echo WORKED"),
        may("write below a grant", "echo WORKED > WORKSPACE/w && cat WORKSPACE/w"),
        may("make and remove a folder", "mkdir WORKSPACE/d && rmdir WORKSPACE/d && echo WORKED"),
        may(
            "move below a grant",
            "echo > WORKSPACE/a && mv WORKSPACE/a WORKSPACE/b && echo WORKED"),
        may("change modes below a grant", "chmod 600 WORKSPACE/own && echo WORKED"),
        may("programs of the system", "echo WORKED | sort | tail -1"),
        may("a script in a pipe", "printf 'b\\na\\n' | sort | head -1 | grep -q a && echo WORKED"),
        may("nothing to write to", "echo x > /dev/null && echo WORKED"),
        mayNot("read outside", "cat OUTSIDE/secret"),
        mayNot("list outside", "ls OUTSIDE | grep -q secret && echo WORKED"),
        mayNot("create outside", "echo > OUTSIDE/new && echo WORKED"),
        mayNot("overwrite outside", "echo x > OUTSIDE/victim && echo WORKED"),
        mayNot("delete outside", "rm -f OUTSIDE/victim && test ! -e OUTSIDE/victim && echo WORKED"),
        mayNot("move outside in", "mv OUTSIDE/moved WORKSPACE/moved && echo WORKED"),
        mayNot("move inside out", "echo > WORKSPACE/o && mv WORKSPACE/o OUTSIDE/o && echo WORKED"),
        mayNot("link outside in", "ln OUTSIDE/secret WORKSPACE/hard && cat WORKSPACE/hard"),
        mayNot("read through a link", "ln -sf OUTSIDE/secret WORKSPACE/s && cat WORKSPACE/s"),
        mayNot(
            "write through a link",
            "ln -sf OUTSIDE/n WORKSPACE/t && echo > WORKSPACE/t && echo WORKED"),
        mayNot("read as a grandchild", "setsid sh -c '(cat OUTSIDE/secret) & wait'"),
        mayNot("run what it wrote", "cp /bin/echo WORKSPACE/e && WORKSPACE/e WORKED"),
        mayNot("connect", perl(TCP + "socket(S,2,1,6) && connect(S,$to) && print 'WORKED'")),
        mayNot(
            "connect by MPTCP",
            perl(TCP + "socket(S,2,1,262) && connect(S,$to) && print 'WORKED'")),
        mayNot(
            "connect by fast open",
            perl(TCP + "socket(S,2,1,6) && defined(send(S,'x',0x20000000,$to)) && print 'WORKED'")),
        mayNot(
            "send a datagram",
            perl(TCP + "socket(S,2,2,17) && defined(send(S,'x',0,$to)) && print 'WORKED'")),
        mayNot(
            "use a Unix socket",
            perl(
                "use Socket; socket(S,1,1,0) && connect(S,pack_sockaddr_un('SOCKET')) && print 'WORKED'")),
        mayNot(
            "listen without an address",
            perl("use Socket; socket(S,2,1,6) && listen(S,1) && print 'WORKED'")),
        mayNot("talk to the kernel", perl("socket(S,16,3,0) && print 'WORKED'")),
        mayNot("signal the JVM", "kill -0 JVM && echo WORKED"),
        mayNot("trace the JVM", perl("syscall(101,0x4206,JVM,0,0)==0 && print 'WORKED'")),
        mayNot(
            "take a descriptor of the JVM",
            perl("$p=syscall(434,JVM,0); $p>=0 && syscall(438,$p,1,0)>=0 && print 'WORKED'")),
        mayNot("read the JVM's environment", "tr '\\0' '\\n' < /proc/JVM/environ"),
        mayNot("read the JVM's memory map", "grep -q libjvm /proc/JVM/maps && echo WORKED"),
        mayNot("read through the JVM's root", "cat /proc/JVM/rootOUTSIDE/secret"),
        mayNot("read the JVM's command line", "grep -q java /proc/JVM/cmdline && echo WORKED"),
        mayNot(
            "limit the JVM",
            perl("$b=pack('QQ',0,0); syscall(302,JVM,4,0,$b)==0 && print 'WORKED'")),
        mayNot("make a namespace", perl("syscall(272,0x10000000)==0 && print 'WORKED'")),
        mayNot(
            "make a namespace with a clone",
            perl("$p=syscall(56,0x10000011,0,0,0,0); exit 0 if $p==0; $p>0 && print 'WORKED'")),
        mayNot("make a ring", perl("$b=chr(0)x120; syscall(425,1,$b)>=0 && print 'WORKED'")),
        mayNot(
            "share memory",
            perl(
                "$i=shmget(0,4096,0600); defined($i) && print 'WORKED'; shmctl($i,0,0) if defined $i")),
        mayNot("read what a grant names by wildcard only", "cat WORKSPACE-x/some.txt"),
        mayNot("read what a never rule forbids", "cat SHARED/forbidden/secret"),
        mayNot("change the harness's audit", "echo >> AUDIT && echo WORKED"));
  }
}
