package dev.harness.agent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a kernel of each version of Landlock: what it knows, or it would refuse. */
class LandlockTest {
  private static final int EINVAL = 22;
  private static final int E2BIG = 7;
  private static final int ENOMSG = 42;
  private static final int PATH_RULE = 1;

  /** Refuses as the kernel's documentation says, and keeps what it was asked for. */
  private static final class OldKernel implements Calls {
    private final int version;
    private final long rights;
    private final Map<Long, byte[]> memory = new HashMap<>();
    private final List<Long> places = new ArrayList<>();
    private final List<Long> ports = new ArrayList<>();
    private long handled;
    private long net;
    private long scope;
    private long next = 1;

    OldKernel(int version, int bits) {
      this.version = version;
      this.rights = (1L << bits) - 1;
    }

    @Override
    public long call(long number, long a, long b, long c, long d, long e) {
      if (number == Syscall.LANDLOCK_CREATE_RULESET.number()) {
        return create(read(a));
      }
      if (number == Syscall.LANDLOCK_ADD_RULE.number()) {
        return b == PATH_RULE ? place(read(c).getLong()) : port(read(c).getLong());
      }
      return 3;
    }

    private long create(ByteBuffer attributes) {
      handled = attributes.getLong();
      net = attributes.getLong();
      scope = attributes.getLong();
      if ((version < 4 && net != 0) || (version < 6 && scope != 0)) {
        return -E2BIG;
      }
      return (handled & ~rights) == 0 ? 3 : -EINVAL;
    }

    private long place(long allowed) {
      places.add(allowed);
      return allowed == 0 ? -ENOMSG : (allowed & ~handled) == 0 ? 0 : -EINVAL;
    }

    private long port(long allowed) {
      ports.add(allowed);
      return version >= 4 && (allowed & ~net) == 0 ? 0 : -EINVAL;
    }

    private ByteBuffer read(long address) {
      return ByteBuffer.wrap(memory.get(address)).order(ByteOrder.nativeOrder());
    }

    @Override
    public long place(byte[] bytes) {
      memory.put(next, bytes);
      return next++;
    }

    @Override
    public void free(long address) {
      memory.remove(address);
    }
  }

  @ParameterizedTest(name = "version {0} with {1} rights")
  @CsvSource({"1, 13", "2, 14", "3, 15", "4, 15", "5, 16", "6, 16", "7, 16"})
  void asksForWhatItKnowsAndForAllOfThat(int version, int bits) throws Exception {
    OldKernel kernel = new OldKernel(version, bits);
    BitSet ports = new BitSet();
    ports.set(80);
    Place folder = new Place("/folder", Landlock.WRITE | Landlock.RUN, true, null);
    Place file = new Place("/file", Landlock.WRITE | Landlock.RUN, false, null);
    Reach reach = new Reach(List.of(folder, file), true, ports, ports, true);
    new Landlock(kernel, version).build(reach);
    assertThat(kernel.handled).isEqualTo(kernel.rights);
    assertThat(kernel.net).isEqualTo(version < 4 ? 0 : 3);
    assertThat(kernel.scope).isEqualTo(version < 6 ? 0 : 3);
    assertThat(kernel.places).hasSize(2);
    assertThat(kernel.places.get(1))
        .as("a file has no rights of folders")
        .isEqualTo(
            (Landlock.EXECUTE | Landlock.WRITE_FILE | Landlock.READ_FILE | 1 << 14)
                & kernel.rights);
    assertThat(kernel.ports).hasSize(version < 4 ? 0 : 2);
    assertThat(kernel.memory).as("memory not given back").isEmpty();
  }
}
