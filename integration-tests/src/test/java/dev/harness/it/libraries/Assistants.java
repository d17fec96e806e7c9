package dev.harness.it.libraries;

import dev.harness.it.tool.NoteTool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import java.nio.file.Path;

/** A host that lets a model call a tool by LangChain4j; the model's part is played. */
final class Assistants {
  private Assistants() {}

  /** What is asked. */
  interface Assistant {
    String chat(String question);
  }

  /** The model asks for the tool first, and answers with what it got then. */
  private record Model(String arguments) implements ChatModel {
    @Override
    public ChatResponse doChat(ChatRequest request) {
      ChatMessage last = request.messages().get(request.messages().size() - 1);
      AiMessage answer =
          last instanceof ToolExecutionResultMessage result
              ? AiMessage.from("the tool said " + result.text())
              : AiMessage.from(
                  ToolExecutionRequest.builder().id("1").name("keep").arguments(arguments).build());
      return ChatResponse.builder().aiMessage(answer).build();
    }
  }

  /** The model's answer when it had the tool write a file. */
  static String ask(Path file) {
    String arguments = "{\"file\": \"" + file + "\", \"text\": \"a note\"}";
    return AiServices.builder(Assistant.class)
        .chatModel(new Model(arguments))
        .tools(new NoteTool())
        .build()
        .chat("keep a note");
  }
}
