package dev.harness.it.tool;

import static dev.harness.it.attempt.Effects.affirms;
import static dev.harness.it.attempt.Effects.closes;
import static dev.harness.it.attempt.Effects.creates;
import static dev.harness.it.attempt.Effects.reaches;
import static dev.harness.it.attempt.Effects.rotates;
import static dev.harness.it.attempt.Effects.sends;
import static dev.harness.it.attempt.Effects.serves;

import dev.harness.it.attempt.World;
import java.awt.Image;
import java.awt.Toolkit;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import javax.swing.ImageIcon;

/** What is opened later, by a thread of the JDK or of the host, when its path leads elsewhere. */
final class LateAttempts {
  private LateAttempts() {}

  static void addTo(Attempts all) {
    later(all);
    pictures(all);
    logs(all);
    if (Runtime.version().feature() >= 18) {
      all.add(
          "path: folder that the host's server serves after a link was moved there",
          serves(),
          LateAttempts::serving);
    }
  }

  /** What is opened later, maybe by a thread of somebody else. */
  private static void later(Attempts all) {
    all.add(
        "path: response to a file through the host's client",
        creates("sub/new"),
        w -> {
          Path folder = Files.createDirectory(w.path("open/d"));
          BodyHandler<Path> handler = BodyHandlers.ofFile(folder.resolve("new"));
          LinkAttempts.swap(w, folder);
          return send(w, HttpRequest.newBuilder(server(w)).build(), handler);
        });
    all.add(
        "path: request from a file through the host's client",
        sends(),
        w -> {
          Path folder = Files.createDirectory(w.path("open/d"));
          Files.writeString(folder.resolve(World.SECRET), "0123456789");
          var body = BodyPublishers.ofFile(folder.resolve(World.SECRET));
          Files.writeString(w.path("sub/" + World.SECRET), World.SECRET);
          LinkAttempts.swap(w, folder);
          return send(
              w, HttpRequest.newBuilder(server(w)).POST(body).build(), BodyHandlers.ofString());
        });
  }

  /** Pictures are fetched by a thread of the JDK. */
  private static void pictures(Attempts all) {
    all.add(
        "path: picture after a link was moved there",
        affirms(),
        w -> {
          Path folder = Files.createDirectory(w.path("open/d"));
          Image picture =
              Toolkit.getDefaultToolkit().createImage(folder.resolve("picture.gif").toString());
          LinkAttempts.swap(w, folder, "album");
          return new ImageIcon(picture).getIconWidth() == 1;
        });
    all.add(
        "path: picture by URL after a link was moved there",
        affirms(),
        w -> {
          Path folder = Files.createDirectory(w.path("open/d"));
          Image picture =
              Toolkit.getDefaultToolkit()
                  .createImage(new URL("file:" + folder.resolve("picture.gif")));
          LinkAttempts.swap(w, folder, "album");
          return new ImageIcon(picture).getIconWidth() == 1;
        });
    all.add(
        "read: picture that the host fetched before",
        affirms(),
        w -> new ImageIcon(shown(w)).getIconWidth() == 1);
    all.add(
        "read: picture by URL that the host fetched before",
        affirms(),
        w -> new ImageIcon(new URL("file:" + shown(w))).getIconWidth() == 1);
    all.add(
        "net: redirect of a picture",
        reaches(),
        w ->
            new ImageIcon(new URL("http://127.0.0.1:" + w.redirectPort() + "/x.gif"))
                .getIconWidth());
  }

  /** The host writes to a log of the tool's, or ends it. */
  private static void logs(Attempts all) {
    all.add(
        "path: log that rotates after a link was moved there",
        rotates("album/log.1"),
        LateAttempts::log);
    all.add(
        "path: log that is closed after a link was moved there",
        closes("album/log.0.lck"),
        LateAttempts::log);
  }

  private static URI server(World world) {
    return URI.create(world.echo().url());
  }

  private static <T> Object send(World world, HttpRequest request, BodyHandler<T> handler)
      throws Exception {
    return world.client().send(request, handler);
  }

  private static String shown(World world) throws InterruptedException {
    String path = world.text("album/picture.gif");
    world.gallery().show(path);
    return path;
  }

  private static FileHandler log(World world) throws IOException {
    Path folder = Files.createDirectory(world.path("open/d"));
    FileHandler log = new FileHandler(folder.resolve("log.%g").toString(), 1, 2);
    LinkAttempts.swap(world, folder, "album");
    return log;
  }

  /** The folder itself may be no link, but one above it may. */
  private static Object serving(World world) throws Exception {
    Path folder = Files.createDirectories(world.path("open/d/sub"));
    Object handler =
        Class.forName("com.sun.net.httpserver.SimpleFileServer")
            .getMethod("createFileHandler", Path.class)
            .invoke(null, folder);
    LinkAttempts.swap(world, folder.getParent(), "up");
    return handler;
  }
}
