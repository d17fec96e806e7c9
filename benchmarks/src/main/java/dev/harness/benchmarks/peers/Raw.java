package dev.harness.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes every figure of every JVM into {@code peers.json}.
 *
 * @param folder where it goes
 */
record Raw(Path folder) {
  void write(Map<Integer, Measured> byJdk) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(
                ObjectWriteContext.empty(),
                folder.resolve("peers.json").toFile(),
                JsonEncoding.UTF8)) {
      json.writeStartArray();
      for (Measured measured : byJdk.values()) {
        for (Run run : measured.runs()) {
          run(json, run);
        }
      }
      json.writeEndArray();
    }
  }

  private static void run(JsonGenerator json, Run run) throws IOException {
    json.writeStartObject();
    json.writeNumberProperty("jdk", run.jdk());
    json.writeStringProperty("sandbox", run.contender().title());
    json.writeNumberProperty("grants", run.grants());
    json.writeStringProperty("failure", run.failure());
    json.writeArrayPropertyStart("proofs");
    for (Map.Entry<String, List<String>> proof : run.proofs().entrySet()) {
      json.writeStartObject();
      json.writeStringProperty("operation", proof.getKey());
      json.writeStringProperty("granted", proof.getValue().get(0));
      json.writeStringProperty("not granted", proof.getValue().get(1));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("times");
    for (Map.Entry<Run.Key, Double> time : run.nanos().entrySet()) {
      json.writeStartObject();
      json.writeStringProperty("operation", time.getKey().operation());
      json.writeStringProperty("by", time.getKey().owner());
      json.writeNumberProperty("depth", time.getKey().depth());
      json.writeNumberProperty("nanoseconds", time.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
