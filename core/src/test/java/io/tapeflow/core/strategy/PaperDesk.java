package io.tapeflow.core.strategy;

import io.tapeflow.core.execution.PaperConfig;
import io.tapeflow.core.market.Arrival;
import io.tapeflow.core.market.BookState;
import io.tapeflow.core.market.Instrument;
import io.tapeflow.core.market.Levels;
import io.tapeflow.core.market.Venue;
import io.tapeflow.core.risk.RiskConfig;
import io.tapeflow.core.signal.Feature;
import io.tapeflow.core.signal.FusionConfig;
import io.tapeflow.core.signal.InstrumentTerms;
import io.tapeflow.core.signal.MarketView;
import io.tapeflow.core.strategy.StrategyConfig.Distance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * One account on one instrument (tick 0.1, lot 0.001) whose score a test sets directly: only the
 * OFI component has a weight. Orders are 0.010 and take 5 ms; distances are plain ticks.
 */
final class PaperDesk {
    static final String TAPE = "binance-usdm:BTCUSDT";
    static final Instrument BTC = instrument("BTCUSDT", Instrument.Kind.LINEAR);

    AccountState account = new AccountState("paper");
    final RecordedDecisions out = new RecordedDecisions();
    final DecisionKernel kernel;

    BookState state = BookState.SYNCED;
    Levels bids;
    Levels asks;
    long syncEpoch = 1;
    double score;
    double volatilityTicks = 20;
    int tradeSign;
    private long arrivals;

    PaperDesk(DecisionConfig config) {
        kernel = new DecisionKernel(config);
        touch(1000, 1001, 50);
        kernel.onInput(account, new InstrumentTerms("paper", arrival(1), BTC), out);
    }

    PaperDesk() {
        this(config());
    }

    static DecisionConfig config() {
        FusionConfig.Weights ofiAlone = new FusionConfig.Weights(1, 0, 0, 0, 0);
        return new DecisionConfig(
                new FusionConfig(ofiAlone, ofiAlone, 1.5, 4, 5_000, 2),
                new StrategyConfig(
                        0.6,
                        0.3,
                        0.4,
                        new Distance(10, 0),
                        new Distance(8, 0),
                        30_000,
                        new Distance(2, 0),
                        1,
                        new Distance(1, 0),
                        new Distance(3, 0),
                        OrderSize.ofQuantity(new BigDecimal("0.010")),
                        5_000),
                new RiskConfig(new BigDecimal(1_000_000), new BigDecimal(2_000_000)),
                new PaperConfig(new BigDecimal(100_000), BigDecimal.TEN, BigDecimal.valueOf(5), 5));
    }

    static Instrument instrument(String symbol, Instrument.Kind kind) {
        Venue venue = kind == Instrument.Kind.SPOT ? Venue.BINANCE_SPOT : Venue.BINANCE_USDM;
        return new Instrument(
                venue.instrumentId(symbol),
                symbol,
                venue,
                kind,
                "BTC",
                "USDT",
                "USDT",
                new BigDecimal("0.1"),
                new BigDecimal("0.001"),
                BigDecimal.ONE,
                1,
                Long.MAX_VALUE,
                BigDecimal.ZERO,
                Instrument.Status.TRADING,
                Instrument.Origin.BUNDLED);
    }

    /** A book of one level a side. */
    PaperDesk touch(long bidTicks, long askTicks, long lots) {
        bids = new Levels(new long[] {bidTicks}, new long[] {lots});
        asks = new Levels(new long[] {askTicks}, new long[] {lots});
        return this;
    }

    /** Sends a view with this score in this millisecond. */
    PaperDesk view(long millis, double withScore) {
        score = withScore;
        kernel.onInput(account, next(millis), out);
        return this;
    }

    MarketView next(long millis) {
        boolean synced = state == BookState.SYNCED;
        double[] features = new double[Feature.count()];
        Arrays.fill(features, synced ? 0 : Double.NaN);
        if (synced) {
            // Inverse of tanh, so that the fused score is the wanted one.
            features[Feature.OFI_Z_10S.ordinal()] = 0.5 * StrictMath.log((1 + score) / (1 - score));
            features[Feature.REALISED_VOLATILITY_10S_TICKS.ordinal()] = volatilityTicks / 3;
            features[Feature.REALISED_VOLATILITY_60S_TICKS.ordinal()] = volatilityTicks;
        }
        return new MarketView(
                "paper",
                BTC.id(),
                arrival(millis),
                millis * 1000,
                millis * 1000,
                state,
                syncEpoch,
                features,
                synced ? bids : Levels.NONE,
                synced ? asks : Levels.NONE,
                tradeSign,
                0,
                0);
    }

    Arrival arrival(long millis) {
        arrivals++;
        return Arrival.ofLine(millis * 1000, TAPE, arrivals, 0);
    }

    /** Goes on with the account as it is saved and read back. */
    void restore() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            account.write(new DataOutputStream(bytes));
            account =
                    AccountState.read(
                            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void advanceTo(long millis) {
        kernel.advanceTo(account, millis, out);
    }

    AccountSummary finish() {
        kernel.finish(account, out);
        return out.summary;
    }

    /**
     * Opens a position of 0.010 at the given touch: decided at this millisecond, filled 5 later.
     */
    PaperDesk open(long millis, int direction) {
        return view(millis, 0).view(millis + 1, direction * 0.7).view(millis + 7, direction * 0.5);
    }
}
