package dev.harness.it.fork;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** What needs files, loaders or names of the JDK when it is used first. */
public final class Needs {
  private Needs() {}

  /** Each need; none takes a grant. */
  public static Map<String, Callable<?>> all() {
    Map<String, Callable<?>> needs = new LinkedHashMap<>();
    needs.put(
        "time zone",
        () -> java.time.ZonedDateTime.now(java.time.ZoneId.of("Asia/Tokyo")).getZone());
    needs.put(
        "old time zone", () -> java.util.TimeZone.getTimeZone("America/New_York").getRawOffset());
    needs.put("calendar", () -> java.util.Calendar.getInstance().getTimeZone() != null);
    needs.put(
        "date format",
        () ->
            new java.text.SimpleDateFormat("EEEE", java.util.Locale.FRANCE)
                .format(new java.util.Date(0)));
    needs.put(
        "currency",
        () -> java.util.Currency.getInstance("EUR").getDisplayName(java.util.Locale.GERMANY));
    needs.put(
        "content type", () -> java.nio.file.Files.probeContentType(java.nio.file.Path.of("a.txt")));
    needs.put("secure random", () -> new java.security.SecureRandom().nextInt() != 0.5);
    needs.put(
        "strong random", () -> java.security.SecureRandom.getInstanceStrong().nextInt() != 0.5);
    needs.put("uuid", () -> java.util.UUID.randomUUID().version());
    needs.put("digest", () -> java.security.MessageDigest.getInstance("SHA-256").getDigestLength());
    needs.put("cipher", () -> javax.crypto.Cipher.getInstance("AES/GCM/NoPadding").getBlockSize());
    needs.put("TLS", () -> javax.net.ssl.SSLContext.getDefault().getProtocol());
    needs.put(
        "trust",
        () -> {
          var trust =
              javax.net.ssl.TrustManagerFactory.getInstance(
                  javax.net.ssl.TrustManagerFactory.getDefaultAlgorithm());
          trust.init((java.security.KeyStore) null);
          return trust.getTrustManagers().length;
        });
    needs.put(
        "socket",
        () -> {
          try (var socket = new java.net.Socket()) {
            return socket.isConnected();
          }
        });
    needs.put(
        "channel",
        () -> {
          try (var channel = java.nio.channels.SocketChannel.open()) {
            return channel.isOpen();
          }
        });
    needs.put(
        "selector",
        () -> {
          try (var selector = java.nio.channels.Selector.open()) {
            return selector.isOpen();
          }
        });
    needs.put("asynchronous channel", Needs::asynchronous);
    needs.put("HTTP client", () -> java.net.http.HttpClient.newHttpClient().version());
    needs.put("charset", () -> new String(new byte[] {(byte) 0xa4}, "Big5").length());
    needs.put("charsets", () -> java.nio.charset.Charset.availableCharsets().size() > 20);
    needs.put(
        "XML",
        () -> {
          var builder = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
          return builder
              .parse(new java.io.ByteArrayInputStream("<a/>".getBytes()))
              .getDocumentElement()
              .getTagName();
        });
    needs.put(
        "XSLT",
        () -> javax.xml.transform.TransformerFactory.newInstance().newTransformer() != null);
    needs.put("style sheet", Needs::styled);
    needs.put("path as a URI", () -> java.nio.file.Path.of("/nowhere/x").toUri());
    needs.put("regular expression", () -> "a1".matches("\\p{IsAlphabetic}\\d"));
    needs.put(
        "logging",
        () -> {
          java.util.logging.Logger.getLogger("x").fine("quiet");
          return java.util.logging.Logger.getLogger("x").getName();
        });
    needs.put(
        "log record",
        () -> {
          java.util.logging.Logger.getLogger("x").info("logged");
          return "logged";
        });
    needs.put(
        "common pool", () -> java.util.concurrent.ForkJoinPool.commonPool().getParallelism() > 0);
    needs.put("driver", () -> java.sql.DriverManager.getDriver("jdbc:h2:mem:x").getMajorVersion());
    needs.put("system logger", () -> System.getLogger("y").getName());
    needs.put(
        "resource bundle",
        () -> java.util.ResourceBundle.getBundle("sun.security.util.Resources") != null);
    needs.put("stream", () -> java.util.stream.IntStream.range(0, 100).parallel().sum());
    needs.put("string format", () -> String.format("%,d", 12345).length());
    needs.put(
        "proxy",
        () ->
            java.lang.reflect.Proxy.newProxyInstance(
                    Needs.class.getClassLoader(),
                    new Class<?>[] {Runnable.class},
                    (p, m, a) -> null)
                != null);
    needs.put("big decimal", () -> new java.math.BigDecimal("1.5").scale());
    needs.put("content type", () -> java.net.URLConnection.guessContentTypeFromName("x.html"));
    needs.put(
        "services", () -> java.util.ServiceLoader.load(java.sql.Driver.class).stream().count() > 0);
    needs.put(
        "pool that is stopped",
        () -> stopped(java.util.concurrent.Executors.newFixedThreadPool(2)));
    needs.put(
        "scheduler that is stopped",
        () -> stopped(java.util.concurrent.Executors.newScheduledThreadPool(2)));
    needs.put(
        "work-stealing pool that is stopped",
        () -> stopped(java.util.concurrent.Executors.newWorkStealingPool(2)));
    needs.put("cancelled task", Needs::cancelled);
    return needs;
  }

  private static Object styled() throws Exception {
    String sheet =
        "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
            + "<xsl:output method='text'/><xsl:template match='/'>styled</xsl:template>"
            + "</xsl:stylesheet>";
    var out = new java.io.StringWriter();
    javax.xml.transform.TransformerFactory.newInstance()
        .newTransformer(source(sheet))
        .transform(source("<a/>"), new javax.xml.transform.stream.StreamResult(out));
    return out.toString();
  }

  private static javax.xml.transform.Source source(String text) {
    return new javax.xml.transform.stream.StreamSource(new java.io.StringReader(text));
  }

  /** A pool interrupts its threads until they end, whoever owns them. */
  private static Object stopped(ExecutorService pool) throws Exception {
    var begun = new CountDownLatch(1);
    pool.submit(() -> sleep(begun));
    begun.await();
    pool.shutdownNow();
    return pool.awaitTermination(5, SECONDS);
  }

  private static Object cancelled() throws Exception {
    var pool = java.util.concurrent.Executors.newSingleThreadExecutor();
    var begun = new CountDownLatch(1);
    var task = pool.submit(() -> sleep(begun));
    begun.await();
    task.cancel(true);
    var next = pool.submit(() -> "next").get(5, SECONDS);
    pool.shutdown();
    return next;
  }

  private static Object sleep(CountDownLatch begun) throws InterruptedException {
    begun.countDown();
    SECONDS.sleep(30);
    return "slept";
  }

  /** The threads that wait for channels are shared: the first user must not own them. */
  private static Object asynchronous() throws Exception {
    var done = new java.util.concurrent.CompletableFuture<Object>();
    try (var channel =
        java.nio.channels.AsynchronousFileChannel.open(java.nio.file.Path.of("/dev/null"))) {
      channel.read(
          java.nio.ByteBuffer.allocate(1),
          0,
          null,
          new java.nio.channels.CompletionHandler<Integer, Object>() {
            @Override
            public void completed(Integer count, @Nullable Object attachment) {
              done.complete(count);
            }

            @Override
            public void failed(Throwable problem, @Nullable Object attachment) {
              done.completeExceptionally(problem);
            }
          });
      return done.get(5, java.util.concurrent.TimeUnit.SECONDS);
    }
  }
}
