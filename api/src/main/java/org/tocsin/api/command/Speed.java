package org.tocsin.api.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads from the command line how many times faster than life; "max" is infinitely. */
final class Speed implements ITypeConverter<Double> {
  @Override
  public Double convert(String value) {
    try {
      double speed = value.equals("max") ? Double.POSITIVE_INFINITY : Double.parseDouble(value);
      if (speed > 0) {
        return speed;
      }
    } catch (NumberFormatException notANumber) {
      // told below, with the rule
    }
    throw new TypeConversionException("must be a positive number or max: was " + value);
  }
}
