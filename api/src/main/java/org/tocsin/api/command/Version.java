package org.tocsin.api.command;

import org.tocsin.model.registry.ModelVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a model's version from the command line. */
final class Version implements ITypeConverter<ModelVersion> {
  @Override
  public ModelVersion convert(String value) {
    try {
      return new ModelVersion(value);
    } catch (IllegalArgumentException notAName) {
      throw new TypeConversionException(String.valueOf(notAName.getMessage()));
    }
  }
}
