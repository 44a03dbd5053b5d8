package org.tocsin.model.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * bge-small-en-v1.5, quantised, whose weights come with the class path and are run in-process by
 * ONNX Runtime: 3 to 11 ms an utterance on one core. Thread-safe; holds native memory until closed.
 */
public final class BgeSmallEncoder implements SentenceEncoder, AutoCloseable {

  /*
   * The vector is that of the first token ([CLS]), normalised, as the model was trained; its ONNX
   * form gives the vectors of all tokens and leaves the choice to the caller. A quantised model
   * scales its activations by what else is in the batch, so an utterance gets another vector in
   * company than alone: we always run one at a time, on one thread. A long text is cut into even
   * parts of at most 256 tokens, of which the first eight count, and its vector is their mean.
   */

  private static final String NAME = "bge-small-en-v1.5-q";
  private static final int DIMENSIONS = 384;
  private static final int PART_TOKENS = 256 - 2;
  private static final int MOST_PARTS = 8;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final WordPiece tokenizer;

  private BgeSmallEncoder(byte[] weights, WordPiece tokenizer) throws OrtException {
    this.tokenizer = tokenizer;
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      this.session = environment.createSession(weights, options);
    }
  }

  /** Loads the weights, about a second. */
  public static BgeSmallEncoder open() {
    try (var weights = resource(NAME + ".onnx");
        var tokenizer = resource(NAME + "-tokenizer.json")) {
      return new BgeSmallEncoder(weights.readAllBytes(), WordPiece.read(tokenizer));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sentence encoder " + NAME, e);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime refuses the sentence encoder " + NAME, e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream resource = BgeSmallEncoder.class.getResourceAsStream("/" + name);
    if (resource == null) {
      throw new FileNotFoundException(name + " is not on the class path");
    }
    return resource;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public String version() {
    return "%s CLS %dx%d onnxruntime-%s"
        .formatted(NAME, MOST_PARTS, PART_TOKENS + 2, environment.getVersion());
  }

  @Override
  public float[] encode(String text) {
    var sum = new float[DIMENSIONS];
    for (List<Integer> part : parts(tokenizer.pieces(text))) {
      Vectors.add(sum, Vectors.normalised(firstTokenOf(part)), 1);
    }
    return Vectors.normalised(sum);
  }

  /** Cuts evenly, so that no part is a mere tail. */
  private static List<List<Integer>> parts(List<Integer> pieces) {
    var kept = pieces.subList(0, Math.min(pieces.size(), MOST_PARTS * PART_TOKENS));
    int count = Math.ceilDiv(kept.size(), PART_TOKENS);
    return IntStream.range(0, count)
        .mapToObj(i -> kept.subList(kept.size() * i / count, kept.size() * (i + 1) / count))
        .toList();
  }

  private float[] firstTokenOf(List<Integer> part) {
    var ids = LongStream.builder().add(tokenizer.idOf("[CLS]"));
    part.forEach(ids::add);
    long[] tokens = ids.add(tokenizer.idOf("[SEP]")).build().toArray();
    try (var input = row(tokens);
        var attention = row(LongStream.range(0, tokens.length).map(_ -> 1).toArray());
        var types = row(new long[tokens.length]);
        var result =
            session.run(
                Map.of("input_ids", input, "attention_mask", attention, "token_type_ids", types))) {
      return first(((OnnxTensor) result.get(0)).getFloatBuffer());
    } catch (OrtException e) {
      throw new IllegalStateException(NAME + " failed on " + tokens.length + " tokens", e);
    }
  }

  private OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static float[] first(FloatBuffer lastHiddenState) {
    var vector = new float[DIMENSIONS];
    lastHiddenState.get(vector);
    return vector;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("cannot close " + NAME, e);
    }
  }
}
