package dev.harness.it.tool;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tool as LangChain4j has them. */
public final class NoteTool {
  /** Keeps a text and gives it back. */
  @Tool("keeps a note")
  public String keep(@P("the file") String file, @P("the text") String text) throws IOException {
    Files.writeString(Path.of(file), text);
    return Files.readString(Path.of(file));
  }
}
