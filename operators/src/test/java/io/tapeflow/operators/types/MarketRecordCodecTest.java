package io.tapeflow.operators.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BboUpdate;
import io.tapeflow.core.market.BookDiff;
import io.tapeflow.core.market.BookSnapshot;
import io.tapeflow.core.market.FeedReset;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.InstrumentDefinition;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.TapeEnd;
import io.tapeflow.core.market.Trade;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarketRecordCodecTest {

    private static final Arrival ARRIVAL =
            Arrival.ofLine(1_723_161_255_030_314L, "binance-usdm:BTCUSDT", 17, 3);
    private static final String ID = "BTCUSDT.BINANCE-USDM";
    private static final Levels BIDS =
            new Levels(new long[] {Long.MAX_VALUE, 1, 618_002}, new long[] {0, 7, Long.MAX_VALUE});

    static List<MarketRecord> everyKind() {
        return List.of(
                new BboUpdate(ID, ARRIVAL, MarketRecord.NO_TIME, 1, 2, 3, 4, 5),
                new BookDiff(ID, ARRIVAL, 6, 7, 8, BookDiff.NO_ID, BIDS, Levels.NONE),
                new Trade(ID, ARRIVAL, 9, 10, Side.SELL, 11, 12),
                new Trade(ID, ARRIVAL, 9, 10, Side.BUY, 11, 12),
                new BookSnapshot(ID, ARRIVAL, 13, 14, Levels.NONE, BIDS),
                new InstrumentDefinition(ARRIVAL, terms()),
                new FeedReset(ID, ARRIVAL, "ws-1"),
                new TapeEnd(ID, ARRIVAL, 15, 16, 17, 18, 19),
                new Rejected(
                        ARRIVAL,
                        "",
                        Rejected.Reason.MALFORMED_JSON,
                        "väl",
                        "{\"e\":\"\u20ac\u0000" + "x".repeat(100_000)),
                new Trade("\u5e01\u5b89USDT.BINANCE-USDM", ARRIVAL, 9, 10, Side.BUY, 11, 12),
                new Trade("L".repeat(300), ARRIVAL, 9, 10, Side.BUY, 11, 12));
    }

    static Instrument terms() {
        return new Instrument(
                ID,
                "BTCUSDT",
                Venue.BINANCE_USDM,
                Instrument.Kind.LINEAR,
                "BTC",
                "USDT",
                "USDT",
                new BigDecimal("0.10"),
                new BigDecimal("0.001"),
                BigDecimal.ONE,
                1,
                Long.MAX_VALUE,
                new BigDecimal("100"),
                Instrument.Status.TRADING,
                Instrument.Origin.BUNDLED);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void readsWhatItWrote(MarketRecord record) throws IOException {
        TypeSerializer<MarketRecord> serializer =
                StreamTypes.MARKET_RECORD.createSerializer(
                        (org.apache.flink.api.common.serialization.SerializerConfig) null);
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(record, out);
        serializer.serialize(record, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        TypeSerializer<MarketRecord> reader = serializer.duplicate();
        assertThat(reader.deserialize(in)).isEqualTo(record);
        assertThat(reader.deserialize(in)).isEqualTo(record);
        assertThat(in.available()).isZero();
    }
}
