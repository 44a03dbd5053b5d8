package org.tocsin.api.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tocsin.model.evaluation.EvaluationReport;

/** An evaluation as JSON; a figure that is undefined is null. */
public final class EvaluationJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule(), numbers())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private EvaluationJson() {}

  private record Whole(About about, @JsonUnwrapped EvaluationReport report) {}

  public static String of(About about, EvaluationReport report) {
    try {
      return JSON.writeValueAsString(new Whole(about, report));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the evaluation as JSON", e);
    }
  }

  private static SimpleModule numbers() {
    return new SimpleModule()
        .addSerializer(double.class, new Finite())
        .addSerializer(Double.class, new Finite());
  }

  /** JSON has no NaN. */
  private static final class Finite extends StdSerializer<Double> {
    private static final long serialVersionUID = 1;

    Finite() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
  }
}
