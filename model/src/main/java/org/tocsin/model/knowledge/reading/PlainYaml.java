package org.tocsin.model.knowledge.reading;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML whose values are all texts: a day stays as it was written, and "no" is a word. */
final class PlainYaml {
  private PlainYaml() {}

  /** Maps, lists and texts; null for an empty text. */
  static @Nullable Object load(String yaml) {
    var dumping = new DumperOptions();
    return new Yaml(
            new SafeConstructor(new LoaderOptions()),
            new Representer(dumping),
            dumping,
            new LoaderOptions(),
            new Texts())
        .load(yaml);
  }

  private static final class Texts extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }
}
