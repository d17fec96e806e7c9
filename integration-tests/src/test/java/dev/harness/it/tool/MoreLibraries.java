package dev.harness.it.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** Libraries that read and write objects, pictures and logs. */
final class MoreLibraries {
  private final Path folder;

  MoreLibraries(Path folder) {
    this.folder = folder;
  }

  /** The steps by name. */
  Map<String, Callable<?>> steps() {
    return Map.of(
        "jackson", this::objects, "log4j", this::log, "image", this::picture, "fonts", this::text);
  }

  /** A record, its members read by reflection. */
  record Invoice(String customer, int total, List<String> lines) {}

  private Object objects() throws Exception {
    File file = folder.resolve("invoice.json").toFile();
    ObjectMapper mapper = new ObjectMapper();
    mapper.writeValue(file, new Invoice("a", 3, List.of("x", "y")));
    return mapper.readValue(file, Invoice.class) + " " + mapper.readTree(file).get("total");
  }

  private Object log() throws Exception {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    AppenderComponentBuilder file =
        builder
            .newAppender("file", "File")
            .addAttribute("fileName", folder.resolve("log4j.txt").toString())
            .add(builder.newLayout("PatternLayout").addAttribute("pattern", "%level %msg%n"));
    builder.add(file).add(builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("file")));
    try (LoggerContext context = new LoggerContext("it")) {
      context.start(builder.build());
      context.getLogger("it").info("first {}", 1);
      context.getLogger("it").info("second {}", 2);
    }
    return String.join(", ", Files.readAllLines(folder.resolve("log4j.txt")));
  }

  private Object picture() throws Exception {
    File file = folder.resolve("picture.png").toFile();
    BufferedImage drawn = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);
    drawn.setRGB(3, 2, 0x123456);
    ImageIO.write(drawn, "png", file);
    BufferedImage read = ImageIO.read(file);
    return read.getWidth() + " " + Integer.toHexString(read.getRGB(3, 2));
  }

  /** The first to draw text finds the machine's fonts, which need no grant. */
  private Object text() {
    BufferedImage drawn = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.drawString("text", 2, 15);
    graphics.dispose();
    int bright = 0;
    for (int pixel : drawn.getRGB(0, 0, 40, 20, null, 0, 40)) {
      bright += (pixel & 0xffffff) == 0 ? 0 : 1;
    }
    String[] families =
        GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
    return (bright > 0) + " " + families.length;
  }
}
