package dev.harness.it.process;

/** Kernels with less than this machine's, as a JVM on them would see it. */
final class OlderKernel {
  private OlderKernel() {}

  /** A command that runs another where the calls of Landlock give this error. */
  static String[] withoutLandlock(int error) {
    String filter =
        """
        my $f = pack('SCCL',0x20,0,0,0).pack('SCCL',0x35,0,2,444).pack('SCCL',0x35,1,0,447)
          .pack('SCCL',6,0,0,0x50000|ERROR).pack('SCCL',6,0,0,0x7fff0000);
        syscall(157,38,1,0,0,0)==0 && syscall(157,22,2,pack('Sx6P',5,$f))==0 or die; exec @ARGV;
        """
            .replace("ERROR", String.valueOf(error));
    return new String[] {"perl", "-e", filter};
  }

  /**
   * A command that runs another where Landlock says that it is of this version: a process beside it
   * answers for the kernel, and only the question for the version.
   */
  static String[] withLandlock(int version) {
    String answer =
        """
        pipe(my $r, my $w); pipe(my $go, my $ready);
        my $child = fork();
        if ($child == 0) {
          my $f = pack('SCCL',0x20,0,0,0).pack('SCCL',0x15,0,3,444).pack('SCCL',0x20,0,0,32)
            .pack('SCCL',0x15,0,1,1).pack('SCCL',6,0,0,0x7fc00000).pack('SCCL',6,0,0,0x7fff0000);
          syscall(157,38,1,0,0,0)==0 or die;
          my $fd = syscall(317,1,8,pack('Sx6P',6,$f)); $fd >= 0 or die;
          syswrite($w, "$fd\n"); sysread($go, my $x, 1); syscall(3,$fd); exec @ARGV; die;
        }
        my $fd = <$r>;
        my $mine = syscall(438,syscall(434,$child,0),$fd+0,0); $mine >= 0 or die;
        open(my $asked, '+<&=', $mine) or die; syswrite($ready, 'x');
        my $server = fork();
        while ($server == 0) {
          my $q = chr(0) x 80; ioctl($asked, 0xc0502100, $q) or exit;
          my $a = pack('QqlL', unpack('Q',$q), VERSION, 0, 0); ioctl($asked, 0xc0182101, $a);
        }
        waitpid($child,0); my $status = $?; kill 'KILL',$server; exit($status >> 8);
        """
            .replace("VERSION", String.valueOf(version));
    return new String[] {"perl", "-e", answer};
  }
}
