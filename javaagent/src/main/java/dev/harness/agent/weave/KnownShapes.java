package dev.harness.agent.weave;

/** The few values that rows of the JDK read behind an argument. */
final class KnownShapes implements RowMethod.Shapes {
  private static final String RMI = "sun/rmi/transport/tcp/TCP";

  @Override
  public String descriptorOf(String owner, String via) {
    if (owner.equals("java/io/File") && via.equals("path")) {
      return "Ljava/lang/String;";
    }
    if (owner.equals("sun/nio/fs/UnixPath") && via.equals("asByteArray()")) {
      return "()[B";
    }
    if (owner.startsWith("java/io/") && via.equals("fd")) {
      return "Ljava/io/FileDescriptor;";
    }
    if (owner.startsWith("sun/nio/fs/") && via.equals("file")) {
      return "Lsun/nio/fs/UnixPath;";
    }
    if (owner.equals("jdk/nio/zipfs/ZipFileSystem") && via.equals("zfpath")) {
      return "Ljava/nio/file/Path;";
    }
    if (owner.startsWith(RMI)) {
      return descriptorOfRmi(via);
    }
    throw new IllegalArgumentException("no row may read " + owner + "." + via);
  }

  private static String descriptorOfRmi(String via) {
    return switch (via) {
      case "ep" -> "L" + RMI + "Endpoint;";
      case "getEndpoint()" -> "()L" + RMI + "Endpoint;";
      case "getHost()" -> "()Ljava/lang/String;";
      case "getPort()", "getListenPort()" -> "()I";
      case "server" -> "Ljava/net/ServerSocket;";
      default -> throw new IllegalArgumentException("no row may read RMI's " + via);
    };
  }
}
