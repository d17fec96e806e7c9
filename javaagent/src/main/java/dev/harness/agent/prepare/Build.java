package dev.harness.agent.prepare;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What classes were woven by and for.
 *
 * @param jar stands for all that is in harness.jar: a checksum of the jar's directory, in which are
 *     the checksums of its entries
 * @param jdk stands for the JDK
 */
record Build(long jar, long jdk) {
  /** The end of a jar without a comment: its directory's length and place. */
  private static final int END = 22;

  private static final int LENGTH = 12;
  private static final int PLACE = 16;

  static Build of(File jar) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(jar, "r")) {
      byte[] end = new byte[END];
      file.seek(file.length() - END);
      file.readFully(end);
      ByteBuffer numbers = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
      byte[] directory = new byte[numbers.getInt(LENGTH)];
      file.seek(numbers.getInt(PLACE));
      file.readFully(directory);
      return new Build(WovenFile.identity(directory), thisJdk());
    }
  }

  private static long thisJdk() {
    long image = new File(System.getProperty("java.home"), "lib/modules").length();
    String name = System.getProperty("java.vm.vendor") + System.getProperty("java.vm.version");
    byte[] bytes = (name + image).getBytes(StandardCharsets.UTF_8);
    return WovenFile.identity(bytes);
  }
}
