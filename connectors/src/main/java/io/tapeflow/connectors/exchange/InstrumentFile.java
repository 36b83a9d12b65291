package io.tapeflow.connectors.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Instrument.Origin;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Terms of instruments written down by the user, in YAML or JSON:
 *
 * <pre>{@code
 * instruments:
 *   - symbol: BTCUSDT          # the venue's spelling, upper case
 *     venue: binance-usdm
 *     base: BTC
 *     quote: USDT
 *     tickSize: "0.1"          # in quote units
 *     lotSize: "0.001"         # in size units
 *     settle: USDT             # from here on optional; default: quote
 *     kind: LINEAR             # SPOT, LINEAR, INVERSE; default: SPOT on spot venues, else LINEAR
 *     contractValue: "1"       # default 1
 *     minSize: "0.001"         # smallest order in size units; default: unknown
 *     maxSize: "1000"          # largest order in size units; default: unknown
 *     minNotional: "100"       # smallest order in quote units; default: unknown
 *     status: TRADING          # TRADING, HALTED, UNKNOWN; default UNKNOWN
 * }</pre>
 *
 * Other keys are refused, and all errors of a file are reported together.
 */
public final class InstrumentFile {

    /** No file. */
    public static final InstrumentFile NONE = new InstrumentFile(new TreeMap<>());

    private static final ObjectMapper MAPPER = new ObjectMapper(new YAMLFactory());

    private final TreeMap<String, Instrument> instruments;

    private InstrumentFile(TreeMap<String, Instrument> instruments) {
        this.instruments = instruments;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it can't be read
     * @throws IllegalArgumentException if it isn't of this format; the message names all errors
     */
    public static InstrumentFile read(Path file) throws IOException {
        return parse(file.toString(), Files.readAllBytes(file), Origin.FILE);
    }

    static InstrumentFile parse(String name, byte[] bytes, Origin origin) {
        List<String> errors = new ArrayList<>();
        TreeMap<String, Instrument> instruments = new TreeMap<>();
        try {
            JsonNode root = MAPPER.readTree(bytes);
            JsonNode list = root.path("instruments");
            if (root.size() != 1 || !list.isArray()) {
                errors.add("must hold one list named 'instruments' and nothing else");
            }
            for (int i = 0; i < list.size(); i++) {
                InstrumentEntry entry =
                        new InstrumentEntry("instruments[" + i + "]", list.get(i), errors);
                Instrument terms = entry.instrument(origin);
                if (terms != null && instruments.put(terms.id(), terms) != null) {
                    errors.add("instruments[" + i + "]: " + terms.id() + " is there twice");
                }
            }
        } catch (IOException e) {
            errors.add(e.getMessage());
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(name + ":\n  " + String.join("\n  ", errors));
        }
        return new InstrumentFile(instruments);
    }

    /** The file's terms of an instrument. */
    public Optional<Instrument> find(Venue venue, String symbol) {
        return Optional.ofNullable(instruments.get(venue.instrumentId(symbol)));
    }
}
