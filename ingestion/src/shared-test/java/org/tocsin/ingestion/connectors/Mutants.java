package org.tocsin.ingestion.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tocsin.ingestion.Json;

/** Payloads with something wrong with them, for the tests here and in api. */
public final class Mutants {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<JsonNode> STRANGE =
      List.of(
          NODES.nullNode(),
          NODES.textNode(""),
          NODES.textNode("   "),
          NODES.textNode("\u0000\uD800"),
          NODES.textNode("x".repeat(5000)),
          NODES.textNode("[]"),
          NODES.textNode("-1"),
          NODES.textNode("NaN"),
          NODES.textNode("1e400"),
          NODES.textNode("2026-13-40T99:99:99Z"),
          NODES.textNode("+999999999-12-31T23:59:59Z"),
          NODES.textNode("////"),
          NODES.numberNode(-1),
          NODES.numberNode(0),
          NODES.numberNode(Long.MAX_VALUE),
          NODES.numberNode(1e300),
          NODES.numberNode(new BigInteger("9".repeat(400))),
          NODES.booleanNode(true),
          NODES.arrayNode(),
          NODES.objectNode(),
          NODES.arrayNode().add(NODES.arrayNode().add(1)),
          NODES.objectNode().set("conversation", NODES.objectNode()));

  private Mutants() {}

  /** Three in four are still JSON. */
  public static String of(String payload, Random random) {
    if (random.nextInt(4) == 0) {
      return garbled(payload, random);
    }
    var root = json(payload);
    for (int i = random.nextInt(3); i >= 0; i--) {
      root = changed(root, random);
    }
    return root.toString();
  }

  private static JsonNode json(String payload) {
    try {
      return Json.MAPPER.readTree(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(payload, e);
    }
  }

  private static String garbled(String payload, Random random) {
    int at = random.nextInt(payload.length());
    return switch (random.nextInt(4)) {
      case 0 -> payload.substring(0, at);
      case 1 -> payload.substring(0, at) + payload.substring(Math.min(payload.length(), at + 5));
      case 2 -> payload.substring(0, at) + (char) random.nextInt(0x10000) + payload.substring(at);
      default -> payload.substring(0, at) + payload + payload.substring(at);
    };
  }

  private static JsonNode changed(JsonNode root, Random random) {
    var containers = new ArrayList<JsonNode>();
    collect(root, containers);
    if (containers.isEmpty()) {
      return strange(random);
    }
    switch (containers.get(random.nextInt(containers.size()))) {
      case ObjectNode object when !object.isEmpty() -> change(object, random);
      case ArrayNode array when !array.isEmpty() -> change(array, random);
      default -> {
        return strange(random);
      }
    }
    return root;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static void change(ObjectNode object, Random random) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    var name = names.get(random.nextInt(names.size()));
    var other = names.get(random.nextInt(names.size()));
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(other, object.get(name).deepCopy());
      case 2 -> object.set(name, NODES.arrayNode().add(object.get(name).deepCopy()));
      default -> object.set(name, strange(random));
    }
  }

  private static void change(ArrayNode array, Random random) {
    int at = random.nextInt(array.size());
    switch (random.nextInt(4)) {
      case 0 -> array.remove(at);
      case 1 -> array.add(array.get(at).deepCopy());
      case 2 -> array.insert(0, strange(random));
      default -> array.set(at, strange(random));
    }
  }

  private static JsonNode strange(Random random) {
    return STRANGE.get(random.nextInt(STRANGE.size())).deepCopy();
  }
}
