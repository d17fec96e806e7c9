package dev.harness.interceptors;

import static dev.harness.interceptors.Arg.NONE;
import static dev.harness.interceptors.Arg.arg;
import static dev.harness.interceptors.Interception.on;
import static dev.harness.interceptors.OwnAnswer.NOTHING;
import static dev.harness.interceptors.Question.FILE_DELETE_LATER;
import static dev.harness.interceptors.Types.PATH;
import static dev.harness.interceptors.Types.STRING;
import static dev.harness.interceptors.Types.URL;

import java.util.List;

/**
 * Objects of the JDK that open a file or a connection later, on whatever thread. The path they were
 * given may lead elsewhere by then, so they act as the tool that made them.
 */
final class LateInterceptions {
  private static final String AT_EXIT = "java.io.DeleteOnExitHook";
  private static final String HANDLERS = "jdk.internal.net.http.ResponseBodyHandlers$";
  private static final String SUBSCRIBER =
      "jdk.internal.net.http.ResponseSubscribers$PathSubscriber";
  private static final String PUBLISHER = "jdk.internal.net.http.RequestPublishers$FilePublisher";
  private static final String FILE_IMAGE = "sun.awt.image.FileImageSource";
  private static final String URL_IMAGE = "sun.awt.image.URLImageSource";
  private static final String LOG = "java.util.logging.FileHandler";
  private static final String SERVER = "sun.net.httpserver.simpleserver.FileServerHandler";
  private static final String RESPONSE = "java.net.http.HttpResponse$ResponseInfo";
  private static final String OPTIONS = "java.util.List";
  private static final String CONTEXT = "java.security.AccessControlContext";
  private static final String PERMISSION = "java.io.FilePermission";

  static final List<Interception> ROWS =
      List.of(
          // The list of the JDK is worked off at the very end, without asking anybody.
          on(AT_EXIT).method("add", STRING).replace(FILE_DELETE_LATER, arg(0), NONE),
          on(AT_EXIT).method("runHooks").asHost(),
          // Responses to files are written by the HTTP client's own threads.
          on(HANDLERS + "PathBodyHandler")
              .constructor(PATH, OPTIONS, CONTEXT, PERMISSION)
              .own(NONE)
              .until(23),
          on(HANDLERS + "PathBodyHandler").constructor(PATH, OPTIONS).own(NONE).since(24),
          on(HANDLERS + "PathBodyHandler").method("apply", RESPONSE).asMaker(),
          on(HANDLERS + "FileDownloadBodyHandler")
              .constructor(PATH, OPTIONS, CONTEXT, PERMISSION + "[]")
              .own(NONE)
              .until(23),
          on(HANDLERS + "FileDownloadBodyHandler").constructor(PATH, OPTIONS).own(NONE).since(24),
          on(HANDLERS + "FileDownloadBodyHandler").method("apply", RESPONSE).asMaker(),
          on(SUBSCRIBER).constructor(PATH, OPTIONS, CONTEXT, PERMISSION + "[]").own(NONE).until(23),
          on(SUBSCRIBER).constructor(PATH, OPTIONS).own(NONE).since(24),
          on(SUBSCRIBER).method("onSubscribe", "java.util.concurrent.Flow$Subscription").asMaker(),
          on(PUBLISHER).constructor(PATH, "long", "java.util.function.Function").own(NONE),
          on(PUBLISHER).method("subscribe", "java.util.concurrent.Flow$Subscriber").asMaker(),
          // Pictures are fetched by a thread that serves everybody, redirects included.
          on(FILE_IMAGE).constructor(STRING).own(NONE),
          on(FILE_IMAGE).method("getDecoder").asMaker().answers(NOTHING),
          on(URL_IMAGE).constructor(URL).own(NONE),
          on(URL_IMAGE).constructor(URL, "java.net.URLConnection").own(NONE),
          on(URL_IMAGE).method("getDecoder").asMaker().answers(NOTHING),
          // A log rotates when it is full, and unlocks its file when it is closed.
          on(LOG).method("openFiles").own(NONE),
          on(LOG).method("rotate").asMaker().answers(NOTHING),
          on(LOG).method("close").asMaker().answers(NOTHING),
          // Whoever runs the server serves the folder.
          on(SERVER).constructor(PATH, "java.util.function.UnaryOperator").own(NONE).since(18),
          on(SERVER).method("handle", "com.sun.net.httpserver.HttpExchange").asMaker().since(18));

  private LateInterceptions() {}
}
