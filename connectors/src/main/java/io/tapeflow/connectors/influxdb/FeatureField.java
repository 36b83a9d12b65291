package io.tapeflow.connectors.influxdb;

import io.tapeflow.core.signal.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Names of features as fields: lower camel case, so that {@code OFI_Z_10S} is {@code ofiZ10s} and
 * {@code MLOFI_10S_L1_LOTS} is {@code mlofi10sL1Lots}.
 */
public final class FeatureField {
    private static final List<String> NAMES =
            Arrays.stream(Feature.values()).map(FeatureField::camelCase).toList();

    private FeatureField() {}

    public static String name(Feature feature) {
        return NAMES.get(feature.ordinal());
    }

    private static String camelCase(Feature feature) {
        StringBuilder name = new StringBuilder();
        for (String word : feature.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(
                    name.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
