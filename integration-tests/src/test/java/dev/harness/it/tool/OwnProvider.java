package dev.harness.it.tool;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import java.util.Set;

/** A file system of the tool's own making, whose provider hands everything on. */
final class OwnProvider {
  private OwnProvider() {}

  /** Reads through the provider of the default file system, as a wrapper would. */
  static String read(Path path) throws IOException {
    FileSystemProvider provider = path.getFileSystem().provider();
    java.util.concurrent.Callable<?> hidden =
        (java.util.concurrent.Callable<?>)
            Proxy.newProxyInstance(
                OwnProvider.class.getClassLoader(),
                new Class<?>[] {java.util.concurrent.Callable.class},
                (proxy, method, arguments) -> provider.newByteChannel(path, Set.of()));
    ByteBuffer bytes = ByteBuffer.allocate(64);
    try (SeekableByteChannel channel = (SeekableByteChannel) hidden.call()) {
      channel.read(bytes);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
    return new String(bytes.array(), 0, bytes.position(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
