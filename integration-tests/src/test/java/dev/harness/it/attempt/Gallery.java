package dev.harness.it.attempt;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import javax.swing.ImageIcon;

/** A thread of the host that looks at pictures, which the JDK then keeps for everybody. */
public final class Gallery {
  private final BlockingQueue<String> wanted = new SynchronousQueue<>();
  private final BlockingQueue<Integer> widths = new SynchronousQueue<>();

  Gallery() {
    Thread thread = new Thread(this::look);
    thread.setDaemon(true);
    thread.start();
  }

  /** The host has looked at this picture when this returns. */
  public void show(String path) throws InterruptedException {
    wanted.put(path);
    widths.take();
  }

  private void look() {
    try {
      while (true) {
        String path = wanted.take();
        new ImageIcon(new URL("file:" + path)).getIconWidth();
        widths.put(new ImageIcon(path).getIconWidth());
      }
    } catch (InterruptedException | MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
