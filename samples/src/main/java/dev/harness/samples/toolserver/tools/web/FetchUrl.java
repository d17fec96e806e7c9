package dev.harness.samples.toolserver.tools.web;

import dev.harness.samples.toolserver.AgentTool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Fetches a URL; it trusts the URL it is given. */
public final class FetchUrl implements AgentTool {
  @Override
  public String name() {
    return "fetch_url";
  }

  @Override
  public String description() {
    return "Fetches a URL; posts the body if there is one.";
  }

  @Override
  public Map<String, String> arguments() {
    return Map.of("url", "string", "body", "string");
  }

  @Override
  public String call(Map<String, Object> arguments) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(String.valueOf(arguments.get("url"))));
    if (arguments.get("body") instanceof String body) {
      request.POST(BodyPublishers.ofString(body));
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }
}
