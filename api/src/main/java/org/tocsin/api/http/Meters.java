package org.tocsin.api.http;

import static org.tocsin.api.http.Who.EDITORS;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.ToLongFunction;
import org.tocsin.ingestion.Courier;
import org.tocsin.ingestion.Flow;
import org.tocsin.ingestion.HearingWatch;
import org.tocsin.ingestion.LiveConversations;
import org.tocsin.ingestion.Symptom;

/** {@code GET /metrics}, in the words of Prometheus. */
public final class Meters implements Routes {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  public Meters(
      Flow flow,
      LiveConversations live,
      HearingWatch hearing,
      List<Courier> couriers,
      List<MeterBinder> more) {
    events(flow);
    more.forEach(meters -> meters.bindTo(registry));
    Gauge.builder("tocsin.conversations.live", live, l -> (double) l.live())
        .description("Conversations that have not ended")
        .register(registry);
    for (var symptom : Symptom.values()) {
      Gauge.builder(
              "tocsin.conversations.badly.heard",
              hearing,
              h -> h.counts().getOrDefault(symptom, 0L).doubleValue())
          .tag("symptom", symptom.name())
          .description("Live conversations with something wrong with what arrives of them")
          .register(registry);
    }
    couriers.forEach(courier -> deliveries(registry, courier));
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  @Override
  public void mount(Paths paths) {
    paths.get("/metrics", EDITORS, this::show);
  }

  void show(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        .end(registry.scrape());
  }

  private void events(Flow flow) {
    event(flow, "received", "Events that arrived", Flow.Counts::received);
    event(flow, "accepted", "Events that are on disk, and partial results", Flow.Counts::accepted);
    event(flow, "duplicates", "Events that said nothing new", Flow.Counts::duplicates);
    event(flow, "rejected", "Frames that broke a rule", Flow.Counts::rejected);
    event(flow, "refused", "Events that could not be stored", Flow.Counts::refused);
    event(flow, "analysed", "Accepted events that were analysed", Flow.Counts::analysed);
    event(
        flow,
        "skipped",
        "Accepted partial results that were not analysed, since too much waited",
        Flow.Counts::skipped);
    event(flow, "failed", "Accepted events that could not be analysed", Flow.Counts::failed);
    Gauge.builder("tocsin.events.waiting", flow, f -> (double) f.counts().waiting())
        .description("Accepted events that are not analysed yet")
        .register(registry);
  }

  private void event(Flow flow, String name, String words, ToLongFunction<Flow.Counts> count) {
    FunctionCounter.builder(
            "tocsin.events." + name, flow, f -> (double) count.applyAsLong(f.counts()))
        .description(words)
        .register(registry);
  }

  private static void deliveries(MeterRegistry registry, Courier courier) {
    FunctionCounter.builder("tocsin.deliveries.arrived", courier, c -> (double) c.delivered())
        .tag("receiver", courier.receiver())
        .description("Alerts that a receiver outside has taken")
        .register(registry);
    FunctionCounter.builder("tocsin.deliveries.failed", courier, c -> (double) c.failed())
        .tag("receiver", courier.receiver())
        .description("Attempts in vain to tell a receiver outside of an alert")
        .register(registry);
  }
}
