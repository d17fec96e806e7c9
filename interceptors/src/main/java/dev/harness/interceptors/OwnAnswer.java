package dev.harness.interceptors;

/**
 * How an API itself says no: what a refused method throws or returns where a tool's manifest asks
 * for that in place of our exception. Rows carry it; the agent makes it.
 */
public enum OwnAnswer {
  /** It has no other way than a {@code SecurityException}, which ours is. */
  SECURITY_EXCEPTION(""),
  /** The method returns false, 0, null or nothing. */
  NOTHING(""),
  /** The method returns an error number of the system. */
  ERROR_NUMBER(""),
  /** The method returns the text of the address it was asked about, as for one without a name. */
  ADDRESS_TEXT(""),
  /** The method returns a future that failed to connect. */
  FAILED_FUTURE("java.net.ConnectException"),
  /** Made from an error number; the JDK turns it into the exception or value of the public API. */
  UNIX("sun.nio.fs.UnixException"),
  /** Of {@code java.io} streams. */
  FILE_NOT_FOUND("java.io.FileNotFoundException"),
  /** Of {@code java.nio.file}. */
  FILE_SYSTEM("java.nio.file.AccessDeniedException", "java.nio.file.NoSuchFileException"),
  /** Of an archive that may be read only. */
  READ_ONLY("java.nio.file.ReadOnlyFileSystemException"),
  /** Of whatever may fail to be read, written or started. */
  IO("java.io.IOException"),
  /** The same behind an interface that may not throw it. */
  UNCHECKED_CONNECT("java.net.ConnectException"),
  /** Of a connection that is refused. */
  CONNECT("java.net.ConnectException"),
  /** Of an address that cannot be bound. */
  BIND("java.net.BindException"),
  /** Of any other socket. */
  SOCKET("java.net.SocketException"),
  /** Of a name that nobody knows. */
  UNKNOWN_HOST("java.net.UnknownHostException"),
  /** Of databases. */
  SQL("java.sql.SQLException"),
  /** Of directories. */
  NAMING("javax.naming.NoPermissionException"),
  /** Of a look-up of methods. */
  ILLEGAL_ACCESS("java.lang.IllegalAccessException"),
  /** Of native calls by code without native rights. */
  ILLEGAL_CALLER("java.lang.IllegalCallerException"),
  /** Of a native library that is not there. */
  UNSATISFIED_LINK("java.lang.UnsatisfiedLinkError");

  private final String denied;
  private final String absent;

  OwnAnswer(String thrown) {
    this(thrown, thrown);
  }

  OwnAnswer(String denied, String absent) {
    this.denied = denied;
    this.absent = absent;
  }

  /** Whether the method returns it rather than throws it. */
  public boolean isReturned() {
    return this == NOTHING || this == ERROR_NUMBER || this == ADDRESS_TEXT || this == FAILED_FUTURE;
  }

  /** Binary name of the exception for what may not be done; empty for none. */
  public String denied() {
    return denied;
  }

  /** Binary name of the exception for what is not there. */
  public String absent() {
    return absent;
  }
}
