package dev.harness.interceptors;

import dev.harness.capability.Capability;

/** What a row asks about its subject; the agent turns it into an operation. */
public enum Question {
  /** May this path be read, links followed? Subject: path. */
  FILE_READ(Capability.FILE_READ),
  /** May this path be read, the last link not followed? Subject: path. */
  FILE_READ_LINK(Capability.FILE_READ),
  /** May this path be written, links followed? Subject: path. */
  FILE_WRITE(Capability.FILE_WRITE),
  /** May this name be made, removed or renamed, the last link not followed? Subject: path. */
  FILE_WRITE_LINK(Capability.FILE_WRITE),
  /** May this path be opened? Subject: path; detail: flags of open(2). */
  FILE_OPEN(Capability.FILE_READ),
  /** May this path be opened? Subject: path; detail: mode bits of RandomAccessFile. */
  FILE_OPEN_RANDOM(Capability.FILE_READ),
  /** Who deletes this file when the JVM ends? Subject: path. */
  FILE_DELETE_LATER(Capability.FILE_WRITE),
  /** May a link point there? Subject: target as written; detail: path of the link. */
  FILE_LINK_TARGET(Capability.FILE_WRITE),
  /** An operation relative to an open directory. Subject: anything. */
  FILE_RELATIVE(Capability.FILE_WRITE),
  /** What does this exception of the system become? Subject: the exception. */
  FILE_REFUSED(Capability.FILE_READ),
  /** May the archive behind this {@code jar:} URL's inner URL be read? Subject: URL. */
  FILE_URL(Capability.FILE_READ),
  /** May this path object be read? Subject: {@code java.nio.file.Path}. */
  FILE_READ_PATH(Capability.FILE_READ),
  /** May this path object be written? Subject: {@code java.nio.file.Path}. */
  FILE_WRITE_PATH(Capability.FILE_WRITE),
  /** May what this URL stands for be read? Subject: URL. */
  URL_READ(Capability.FILE_READ),
  /** May this address be connected to? Subject: address; detail: port. */
  NET_CONNECT(Capability.NET_CONNECT),
  /** May a datagram go there? Subject: socket address. */
  NET_SEND(Capability.NET_CONNECT),
  /** May this name be resolved? Subject: host name. */
  NET_RESOLVE(Capability.NET_CONNECT),
  /** May the name of this address be asked for? Subject: address. */
  NET_REVERSE(Capability.NET_CONNECT),
  /** May this request be sent? Subject: {@code java.net.http.HttpRequest}. */
  NET_REQUEST(Capability.NET_CONNECT),
  /** May an open connection to this host be used? Subject: host name; detail: port. */
  NET_HOST(Capability.NET_CONNECT),
  /** May this address be asked for? Subject: {@code java.net.URI}. */
  NET_URI(Capability.NET_CONNECT),
  /** May a kept-alive connection be used? Subject: none; filtered away for tools. */
  NET_KEEP_ALIVE(Capability.NET_CONNECT),
  /** May this address be bound? Subject: address; detail: port. */
  NET_LISTEN(Capability.NET_LISTEN),
  /**
   * May one more be served by this socket, which the JDK shares? Subject: server socket, or nothing
   * while there is none; detail: port as it was asked for, 0 for any.
   */
  NET_SERVE(Capability.NET_LISTEN),
  /** May this group be joined? Subject: address. */
  NET_JOIN(Capability.NET_LISTEN),
  /** May this Unix socket be used? Subject: {@code java.nio.file.Path}. */
  NET_UNIX(Capability.NET_UNIX),
  /** May this program be started? Subject: arguments; detail: working folder. */
  PROCESS_START(Capability.PROCESS_EXEC),
  /** Which environment does the child get? Subject: arguments. */
  PROCESS_ENVIRONMENT(Capability.PROCESS_EXEC),
  /** What a child prints is read from here. Subject: the stream. */
  PROCESS_OUTPUT(Capability.PROCESS_EXEC),
  /** May this process be ended? Subject: the process handle. */
  PROCESS_DESTROY(Capability.PROCESS_EXEC),
  /** May this database be connected to? Subject: URL; detail: properties. */
  JDBC_CONNECT(Capability.JDBC),
  /** May this data source be used? Subject: the data source. */
  JDBC_SOURCE(Capability.JDBC),
  /** May this data source be changed, or asked for what it works with? Subject: data source. */
  JDBC_SETTING(Capability.JDBC),
  /** May a connection be made without its driver? No subject. */
  JDBC_DIRECT(Capability.JDBC),
  /** May this SQL be run? Subject: statement; detail: SQL. */
  JDBC_STATEMENT(Capability.JDBC),
  /** May this SQL be prepared? Subject: connection, or statement for a batch; detail: SQL. */
  JDBC_PREPARE(Capability.JDBC),
  /** May what was prepared be run? Subject: statement. */
  JDBC_PREPARED(Capability.JDBC),
  /** May all that was added to this statement be run? Subject: statement. */
  JDBC_BATCH(Capability.JDBC),
  /** A batch ends. Subject: statement. */
  JDBC_BATCH_END(Capability.JDBC),
  /** May this connection or statement be used, which a driver has just made? No subject. */
  JDBC_MADE(Capability.JDBC),
  /** A statement was made whose results may be changed. */
  JDBC_UPDATABLE(Capability.JDBC),
  /** May a row be added through a result? Subject: result. */
  JDBC_ROW_INSERT(Capability.JDBC),
  /** May a row be changed through a result? Subject: result. */
  JDBC_ROW_UPDATE(Capability.JDBC),
  /** May a row be removed through a result? Subject: result. */
  JDBC_ROW_DELETE(Capability.JDBC),
  /** May the catalogue be read? Subject: metadata. */
  JDBC_CATALOGUE(Capability.JDBC),
  /** May this connection be used for what needs no SQL? Subject: connection. */
  JDBC_USE(Capability.JDBC),
  /** May this connection mean other tables by the same names? Subject: connection; detail: name. */
  JDBC_SCHEMA(Capability.JDBC),
  /** Which user does this connection have? Subject: metadata. */
  JDBC_USER(Capability.JDBC),
  /** Which URL does this have? Subject: metadata or data source. */
  JDBC_URL(Capability.JDBC),
  /** What may be told of a connection that failed? Subject: driver or data source. */
  JDBC_FAILURE(Capability.JDBC),
  /** With what does this data source log in? Subject: data source. */
  JDBC_SECRET(Capability.JDBC),
  /** May the inside of a driver be used without its door? Subject: anything of the driver. */
  JDBC_INSIDE(Capability.JDBC),
  /** Which value does this environment variable have? Subject: name. */
  ENV_READ(Capability.ENV_READ),
  /** Which variables are there? */
  ENV_ALL(Capability.ENV_READ),
  /** Which value does this system property have? Subject: key. */
  PROPERTY_READ(Capability.PROPERTY_READ),
  /** Which properties are there? */
  PROPERTY_ALL(Capability.PROPERTY_READ),
  /** May this system property be changed? Subject: key, or none for all. */
  PROPERTY_WRITE(Capability.PROPERTY_WRITE),
  /** May the JVM be ended? */
  JVM_EXIT(Capability.JVM),
  /** May code wait for the end of the JVM? */
  JVM_HOOK(Capability.JVM),
  /** May native code be loaded? Subject: requesting class; detail: library. */
  JVM_NATIVE(Capability.JVM),
  /** May a class loader be made or a class be defined? Subject: anything. */
  JVM_CLASS_LOADER(Capability.JVM),
  /** May this take code? Subject: class loader, or lookup into a class. */
  JVM_DEFINE(Capability.JVM),
  /** Which class file may be defined? Subject: its bytes; they are given their gates. */
  JVM_CLASS_FILE(Capability.JVM),
  /** May a lambda be made that calls this? Subject: lookup; detail: method handle. */
  JVM_LAMBDA(Capability.JVM),
  /** May access checks be switched off? Subject: requesting class; detail: target class. */
  JVM_REFLECTION(Capability.JVM),
  /** May a way round access checks be taken? */
  JVM_CALLED_REFLECTION(Capability.JVM),
  /** May native functions be called? Subject: requesting class; detail: class that was asked. */
  JVM_FOREIGN(Capability.JVM),
  /** May this thread or group be changed? Subject: the thread or group. */
  JVM_THREAD(Capability.JVM),
  /** May an error be thrown into a thread? It could strike the guard, so no grant covers it. */
  JVM_STOP(Capability.JVM),
  /** May host and machine be looked at? */
  JVM_INSPECT(Capability.JVM),
  /** May this thread be looked at? Subject: the thread. */
  JVM_INSPECT_THREAD(Capability.JVM),
  /** May the command line of this process be looked at? Subject: the process handle. */
  JVM_INSPECT_PROCESS(Capability.JVM),
  /** May this descriptor be opened once more? Subject: {@code java.io.FileDescriptor}. */
  JVM_INSPECT_DESCRIPTOR(Capability.JVM),
  /** May a child have these streams? Subject: redirects. */
  JVM_INSPECT_STREAMS(Capability.JVM),
  /** May security providers be changed? */
  JVM_SECURITY_PROVIDER(Capability.JVM),
  /** May the entries of this provider be changed? Subject: the provider. */
  JVM_PROVIDER_ENTRY(Capability.JVM),
  /** May an object be made that calls methods by name? */
  JVM_DYNAMIC_CODE(Capability.JVM),
  /** May what the whole JVM shares be changed? */
  JVM_GLOBAL_STATE(Capability.JVM),
  /** May the JVM be managed or instrumented? */
  JVM_MANAGEMENT(Capability.JVM),
  /** A recording of the flight recorder was begun, or has ended. */
  JVM_RECORDING(Capability.JVM);

  private final Capability capability;

  Question(Capability capability) {
    this.capability = capability;
  }

  /** The capability that answers it. */
  public Capability capability() {
    return capability;
  }
}
