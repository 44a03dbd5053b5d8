package org.tocsin.model.registry;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.tocsin.model.alert.AlertPolicy;
import org.tocsin.model.classifier.ActProbe;
import org.tocsin.model.classifier.Calibration;
import org.tocsin.model.classifier.Dl4jClassifier;
import org.tocsin.model.classifier.SentimentHead;
import org.tocsin.model.classifier.SignalProbe;
import org.tocsin.model.classifier.SpeakerProbe;
import org.tocsin.model.classifier.TurnHeads;
import org.tocsin.model.evaluation.Evaluation;
import org.tocsin.model.features.FeatureExtractor;

/**
 * One model as files: the networks as Deeplearning4j writes them, what the features learnt, and
 * {@code model.json}, which says what the others must hash to. A folder without {@code model.json}
 * is half-written and refused. The page {@code card.md} is for people; nobody reads it back.
 */
final class ModelFiles {
  private static final String NETWORK = "network-%d.zip";
  private static final String SENTIMENT = "sentiment.zip";
  private static final String SIGNALS = "signals.json";
  private static final String ACTS = "acts.json";
  private static final String SPEAKERS = "speakers.json";
  private static final String FEATURES = "features.json";
  private static final String CARD = "card.md";
  static final String MANIFEST = "model.json";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private ModelFiles() {}

  /** What {@code model.json} says. */
  private record Manifest(
      String version,
      Provenance provenance,
      Calibration calibration,
      AlertPolicy policy,
      Evaluation evaluation,
      int networks,
      Map<String, String> sha256) {
    Manifest {
      requireNonNull(version, "it does not name the version");
      requireNonNull(provenance, "it lacks the provenance");
      requireNonNull(calibration, "it lacks the calibration");
      requireNonNull(policy, "it lacks the policy");
      requireNonNull(evaluation, "it lacks the evaluation");
      requireNonNull(sha256, "it lacks the hashes");
      if (networks < 1) {
        throw new IllegalArgumentException("networks must be positive: was " + networks);
      }
    }
  }

  /** Opens a model's file by name; null if there is none. */
  interface Source {
    @Nullable InputStream open(String name) throws IOException;
  }

  /** Writes a whole model and its card into an existing folder, the manifest last. */
  static void write(ServedModel model, Path folder) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i < model.classifier().networks(); i++) {
      int network = i;
      files.put(NETWORK.formatted(i), bytes(out -> model.classifier().write(network, out)));
    }
    files.put(SENTIMENT, bytes(model.heads().sentiment()::write));
    files.put(SIGNALS, JSON.writeValueAsBytes(model.heads().signals()));
    files.put(ACTS, JSON.writeValueAsBytes(model.heads().acts()));
    files.put(SPEAKERS, JSON.writeValueAsBytes(model.heads().speakers()));
    files.put(FEATURES, JSON.writeValueAsBytes(model.features().learnt()));
    var hashes = new LinkedHashMap<String, String>();
    for (var file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
      hashes.put(file.getKey(), DigestUtils.sha256Hex(file.getValue()));
    }
    Files.writeString(folder.resolve(CARD), model.card().markdown());
    var manifest =
        new Manifest(
            model.version().value(),
            model.provenance(),
            model.classifier().calibration(),
            model.policy(),
            model.evaluation(),
            model.classifier().networks(),
            hashes);
    Files.write(folder.resolve(MANIFEST), JSON.writeValueAsBytes(manifest));
  }

  /**
   * Reads a whole model.
   *
   * @param name what to call it in an error
   * @throws BrokenModel if a file is missing, altered or unreadable
   */
  static ServedModel read(String name, Source source) {
    try {
      var manifest = parsed(name, MANIFEST, file(name, source, MANIFEST), Manifest.class);
      var learnt =
          parsed(
              name,
              FEATURES,
              checked(name, source, manifest, FEATURES),
              FeatureExtractor.Learnt.class);
      var networks = new ArrayList<InputStream>();
      for (int i = 0; i < manifest.networks(); i++) {
        var network = checked(name, source, manifest, NETWORK.formatted(i));
        networks.add(new ByteArrayInputStream(network));
      }
      var sentiment = checked(name, source, manifest, SENTIMENT);
      var signals = checked(name, source, manifest, SIGNALS);
      var acts = checked(name, source, manifest, ACTS);
      var speakers = checked(name, source, manifest, SPEAKERS);
      return new ServedModel(
          new ModelVersion(manifest.version()),
          FeatureExtractor.of(learnt),
          Dl4jClassifier.read(networks, manifest.calibration()),
          new TurnHeads(
              SentimentHead.read(new ByteArrayInputStream(sentiment)),
              parsed(name, SIGNALS, signals, SignalProbe.class),
              parsed(name, ACTS, acts, ActProbe.class),
              parsed(name, SPEAKERS, speakers, SpeakerProbe.class)),
          manifest.policy(),
          manifest.provenance(),
          manifest.evaluation());
    } catch (IOException | IllegalArgumentException e) {
      throw new BrokenModel("model %s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * What a model's manifest says of it, without reading the networks.
   *
   * @throws BrokenModel if a file is missing or altered
   */
  static ModelCard card(String name, Source source) {
    try {
      var manifest = parsed(name, MANIFEST, file(name, source, MANIFEST), Manifest.class);
      for (var file : manifest.sha256().keySet()) {
        checked(name, source, manifest, file);
      }
      return new ModelCard(
          new ModelVersion(manifest.version()),
          manifest.provenance(),
          manifest.policy(),
          manifest.evaluation());
    } catch (IOException | IllegalArgumentException e) {
      throw new BrokenModel("model %s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** A folder's files. */
  static Source in(Path folder) {
    return name -> {
      var file = folder.resolve(name);
      return Files.exists(file) ? Files.newInputStream(file) : null;
    };
  }

  private static <T> T parsed(String name, String file, byte[] bytes, Class<T> type)
      throws IOException {
    try {
      @Nullable T read = JSON.readValue(bytes, type);
      if (read != null) {
        return read;
      }
    } catch (JacksonException e) {
      throw new BrokenModel(
          "model %s: %s cannot be read: %s".formatted(name, file, e.getOriginalMessage()), e);
    }
    throw new BrokenModel("model %s: %s says nothing".formatted(name, file));
  }

  private static byte[] checked(String name, Source source, Manifest manifest, String file)
      throws IOException {
    var bytes = file(name, source, file);
    if (!DigestUtils.sha256Hex(bytes).equals(manifest.sha256().get(file))) {
      throw new BrokenModel(
          "model %s: %s is not the file that was written (its SHA-256 differs from model.json)"
              .formatted(name, file));
    }
    return bytes;
  }

  private static byte[] file(String name, Source source, String file) throws IOException {
    try (var in = source.open(file)) {
      if (in == null) {
        throw new BrokenModel("model %s: %s is missing".formatted(name, file));
      }
      return in.readAllBytes();
    }
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) throws IOException {
    var out = new ByteArrayOutputStream();
    writing.to(out);
    return out.toByteArray();
  }
}
