package io.tapeflow.connectors.exchange;

import static io.tapeflow.connectors.exchange.Captures.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tapeflow.connectors.exchange.NormalizerConfig.TradeStream;
import io.tapeflow.connectors.tape.TapeLine;
import io.tapeflow.connectors.tape.TapeLine.Type;
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
import io.tapeflow.core.market.Rejected.Reason;
import io.tapeflow.core.market.Side;
import io.tapeflow.core.market.Trade;
import io.tapeflow.core.market.Venue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames composed by the venue's documentation, and what they must become. */
final class FrameNormalizerTest {
    private static final long INGEST = 1_767_323_045_000_000L;
    private static final String USDM_DIFF =
            "{'e':'depthUpdate','E':1767323045105,'T':1767323045100,'s':'BTCUSDT','U':2001,"
                    + "'u':2010,'pu':1998,'b':[['64000.1','3.200']],'a':[['64000.2','0']]}";
    private static final String USDM_TRADE =
            "{'e':'trade','E':1767323045106,'T':1767323045100,'s':'BTCUSDT','t':7,"
                    + "'p':'64000.1','q':'0.050','X':'MARKET','m':true}";
    private static final String USDM_AGG_TRADE =
            "{'e':'aggTrade','E':1767323045106,'s':'BTCUSDT','a':77,'p':'64000.2','q':'0.050',"
                    + "'nq':'0.050','f':900,'l':903,'T':1767323045100,'m':false}";
    private static final String SPOT_BBO =
            "{'u':1004,'s':'BTCUSDT','b':'64000.10','B':'0.500','a':'64001.00','A':'1.200'}";
    private static final String SNAPSHOT =
            "{'lastUpdateId':1004,'bids':[['64000.10','0.500']],'asks':[['64001.00','1.200']]}";

    private final List<MarketRecord> records = new ArrayList<>();
    private final FrameNormalizer usdm = normalizer(Venue.BINANCE_USDM, "0.1", "0.001");
    private final FrameNormalizer spot = normalizer(Venue.BINANCE_SPOT, "0.01", "0.00001");
    private long lineNumber;

    private static FrameNormalizer normalizer(Venue venue, String tick, String lot) {
        return normalizer(NormalizerConfig.DEFAULT, terms(venue, "BTCUSDT", tick, lot));
    }

    private static FrameNormalizer normalizer(NormalizerConfig config, Instrument... terms) {
        List<String> symbols = List.of(terms).stream().map(Instrument::symbol).toList();
        return new FrameNormalizer(terms[0].venue(), "tape", symbols, List.of(terms), config);
    }

    static Instrument terms(Venue venue, String symbol, String tick, String lot) {
        return new SnapshotGrid(new BigDecimal(tick), new BigDecimal(lot)).terms(venue, symbol);
    }

    /** Makes a line of the next number; single quotes stand for double ones. */
    private TapeLine next(Type type, String connection, String payload) {
        return line(++lineNumber, INGEST, connection, type, payload.replace('\'', '"'));
    }

    private List<MarketRecord> frame(FrameNormalizer normalizer, String payload) {
        return feed(normalizer, next(Type.FRAME, "ws", payload));
    }

    private List<MarketRecord> feed(FrameNormalizer normalizer, TapeLine line) {
        records.clear();
        normalizer.normalize(line, records::add);
        return List.copyOf(records);
    }

    private Rejected rejected(FrameNormalizer normalizer, String payload) {
        long before = normalizer.rejected();
        List<MarketRecord> made = frame(normalizer, payload);
        assertThat(made).singleElement().isInstanceOf(Rejected.class);
        Rejected rejected = (Rejected) made.get(0);
        assertThat(rejected.payload()).isEqualTo(payload.replace('\'', '"'));
        assertThat(normalizer.rejected()).isEqualTo(before + 1);
        return rejected;
    }

    private static Arrival at(long line, int index) {
        return Arrival.ofLine(INGEST, "tape", line, index);
    }

    private static Levels levels(long price, long size) {
        return new Levels(new long[] {price}, new long[] {size});
    }

    @Test
    void definitionComesBeforeTheFirstRecordWithItsArrival() {
        List<MarketRecord> first = frame(usdm, USDM_DIFF);
        assertThat(first).hasSize(2);
        assertThat(first.get(0))
                .isEqualTo(
                        new InstrumentDefinition(
                                at(1, 0), terms(Venue.BINANCE_USDM, "BTCUSDT", "0.1", "0.001")));
        assertThat(first.get(1).arrival()).isEqualTo(at(1, 0));
        assertThat(frame(usdm, USDM_DIFF)).singleElement().isInstanceOf(BookDiff.class);
    }

    @Test
    void usdmDiff() {
        assertThat(frame(usdm, USDM_DIFF).get(1))
                .isEqualTo(
                        new BookDiff(
                                "BTCUSDT.BINANCE-USDM",
                                at(1, 0),
                                1_767_323_045_100_000L,
                                2001,
                                2010,
                                1998,
                                levels(640001, 3200),
                                levels(640002, 0)));
    }

    @Test
    void spotDiffInACombinedStreamHasNoPreviousIdAndTheSendingTime() {
        String diff =
                "{'stream':'btcusdt@depth@100ms','data':{'e':'depthUpdate','E':1767323045100,"
                        + "'s':'BTCUSDT','U':1001,'u':1004,'b':[],'a':[['64001.00','1.200']]}}";
        assertThat(frame(spot, diff).get(1))
                .isEqualTo(
                        new BookDiff(
                                "BTCUSDT.BINANCE-SPOT",
                                at(1, 0),
                                1_767_323_045_100_000L,
                                1001,
                                1004,
                                BookDiff.NO_ID,
                                Levels.NONE,
                                levels(6400100, 120000)));
    }

    @Test
    void tradeOfABuyingMakerIsASale() {
        assertThat(frame(usdm, USDM_TRADE).get(1))
                .isEqualTo(
                        new Trade(
                                "BTCUSDT.BINANCE-USDM",
                                at(1, 0),
                                1_767_323_045_100_000L,
                                7,
                                Side.SELL,
                                640001,
                                50));
    }

    @Test
    void aggregatedTrade() {
        assertThat(frame(usdm, USDM_AGG_TRADE).get(1))
                .isEqualTo(
                        new Trade(
                                "BTCUSDT.BINANCE-USDM",
                                at(1, 0),
                                1_767_323_045_100_000L,
                                77,
                                Side.BUY,
                                640002,
                                50));
    }

    @Test
    void spotBboHasNoTime() {
        assertThat(frame(spot, SPOT_BBO).get(1))
                .isEqualTo(
                        new BboUpdate(
                                "BTCUSDT.BINANCE-SPOT",
                                at(1, 0),
                                MarketRecord.NO_TIME,
                                1004,
                                6400010,
                                50000,
                                6400100,
                                120000));
    }

    @Test
    void emptySideOfABboIsZero() {
        String bbo = "{'u':1004,'s':'BTCUSDT','b':'0.00','B':'0.000','a':'64001.00','A':'1.200'}";
        assertThat(frame(spot, bbo).get(1))
                .extracting("bidPriceTicks", "bidSizeLots")
                .containsExactly(0L, 0L);
    }

    @Test
    void snapshotAsAFrameIsOfTheOnlySymbol() {
        assertThat(frame(spot, SNAPSHOT).get(1))
                .isEqualTo(
                        new BookSnapshot(
                                "BTCUSDT.BINANCE-SPOT",
                                at(1, 0),
                                MarketRecord.NO_TIME,
                                1004,
                                levels(6400010, 50000),
                                levels(6400100, 120000)));
        FrameNormalizer two =
                normalizer(
                        NormalizerConfig.DEFAULT,
                        terms(Venue.BINANCE_SPOT, "BTCUSDT", "0.01", "0.00001"),
                        terms(Venue.BINANCE_SPOT, "ETHUSDT", "0.01", "0.00001"));
        assertThat(rejected(two, SNAPSHOT).reason()).isEqualTo(Reason.UNKNOWN_SYMBOL);
    }

    @Test
    void answerIsOfTheSymbolItWasAskedFor() {
        FrameNormalizer two =
                normalizer(
                        NormalizerConfig.DEFAULT,
                        terms(Venue.BINANCE_SPOT, "BTCUSDT", "0.01", "0.00001"),
                        terms(Venue.BINANCE_SPOT, "ETHUSDT", "0.01", "0.00001"));
        String request = "/api/v3/depth?symbol=ETHUSDT&limit=5000";
        assertThat(feed(two, next(Type.REST, request, SNAPSHOT)).get(1).instrument())
                .isEqualTo("ETHUSDT.BINANCE-SPOT");
        assertThat(feed(two, next(Type.REST, "/api/v3/time", "{'serverTime':1}"))).isEmpty();
        String other = "/api/v3/depth?symbol=XRPUSDT&limit=5000";
        assertThat(feed(two, next(Type.REST, other, SNAPSHOT)))
                .singleElement()
                .extracting("reason")
                .isEqualTo(Reason.UNKNOWN_SYMBOL);
    }

    @Test
    void autoTakesTheFirstTradeStreamAndKeepsToIt() {
        assertThat(frame(usdm, USDM_AGG_TRADE)).hasSize(2);
        assertThat(frame(usdm, USDM_TRADE)).isEmpty();
        assertThat(frame(usdm, USDM_AGG_TRADE)).hasSize(1);
        assertThat(usdm.ignored()).isEqualTo(1);
    }

    @Test
    void anUnusableTradeDecidesNothing() {
        rejected(usdm, USDM_AGG_TRADE.replace("'64000.2'", "'64000.25'"));
        assertThat(frame(usdm, USDM_TRADE)).hasSize(2);
    }

    @Test
    void aFixedTradeStreamIgnoresTheOther() {
        FrameNormalizer aggregated =
                normalizer(
                        NormalizerConfig.DEFAULT.withTradeStream(TradeStream.AGG_TRADE),
                        terms(Venue.BINANCE_USDM, "BTCUSDT", "0.1", "0.001"));
        assertThat(frame(aggregated, USDM_TRADE)).isEmpty();
        assertThat(frame(aggregated, USDM_AGG_TRADE)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'result':null,'id':1}",
                "{'result':['btcusdt@trade'],'id':3}",
                "{'e':'serverShutdown','E':1767323045106}",
                "{'stream':'!serverShutdown','data':{'e':'serverShutdown','E':1767323045106}}",
                "{'stream':'!ticker@arr','data':[{'e':'24hrTicker','s':'XRPUSDT'}]}",
                "{'e':'markPriceUpdate','E':1767323046000,'s':'BTCUSDT','p':'64001.12'}",
                "{'e':'forceOrder','E':1767323046001,'o':{'s':'BTCUSDT','S':'SELL'}}",
                "{'e':'kline','E':1767323046000,'s':'BTCUSDT','k':{'t':1,'s':'BTCUSDT'}}",
                "{'stream':'btcusdt@depth20@100ms','data':{'e':'depthUpdate','E':1767323045105,"
                        + "'T':1767323045100,'s':'BTCUSDT','U':1,'u':2,'pu':0,'b':[],'a':[]}}",
                "{'stream':'btcusdt@depth5','data':{'lastUpdateId':1,'bids':[],'asks':[]}}",
                "{'e':'trade','E':1767323045106,'T':1767323045100,'s':'BTCUSDT','t':7,"
                        + "'p':'0','q':'0','X':'NA','m':true}"
            })
    void knownAndUnusedMessagesAreIgnoredAndCounted(String payload) {
        assertThat(frame(usdm, payload)).isEmpty();
        assertThat(usdm.ignored()).isEqualTo(1);
        assertThat(usdm.rejected()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'64000.1','3.200' | '64000.15','3.200' | PRICE_OFF_GRID",
                "'64000.1','3.200' | '64000.1','3.2005' | SIZE_OFF_GRID",
                "'64000.1','3.200' | '-64000.1','3.200' | OUT_OF_RANGE",
                "'64000.1','3.200' | '0.0','3.200' | OUT_OF_RANGE",
                "'64000.1','3.200' | '64000.1','-3.200' | OUT_OF_RANGE",
                "'64000.1','3.200' | '64000.1','99999999999999' | OUT_OF_RANGE",
                "'64000.1','3.200' | '64000.1','3e2' | MALFORMED_MESSAGE",
                "'64000.1','3.200' | '','3.200' | MALFORMED_MESSAGE",
                "'64000.1','3.200' | 64000.1,'3.200' | MALFORMED_MESSAGE",
                "'64000.1','3.200' | '64000.1' | MALFORMED_MESSAGE",
                "'64000.1','3.200' | '64000.1','3.200','1' | MALFORMED_MESSAGE",
                "'b':[['64000.1','3.200']] | 'b':{} | MALFORMED_MESSAGE",
                "'b':[['64000.1','3.200']], | `` | MALFORMED_MESSAGE",
                "'u':2010 | 'u':'2010' | MALFORMED_MESSAGE",
                "'u':2010 | 'u':2000 | MALFORMED_MESSAGE",
                "'u':2010 | 'u':20100000000000000000 | MALFORMED_MESSAGE",
                "'u':2010 | 'u':2010,'u':2011 | MALFORMED_MESSAGE",
                "'u':2010 | 'u':02010 | MALFORMED_JSON",
                "'pu':1998, | `` | MALFORMED_MESSAGE",
                "'E':1767323045105 | 'E':null | MALFORMED_MESSAGE",
                "'depthUpdate' | 'depthupdate' | MALFORMED_MESSAGE",
                "'depthUpdate' | 1 | MALFORMED_MESSAGE",
                "'s':'BTCUSDT' | 's':'XRPUSDT' | UNKNOWN_SYMBOL",
                "'s':'BTCUSDT' | 's':'btcusdt' | UNKNOWN_SYMBOL",
                "{'e' | {'code':2,'msg':'Invalid request'}{'e' | MALFORMED_JSON",
            })
    void unusableDiffsAreRejectedWhole(String part, String replacement, Reason reason) {
        assertThat(USDM_DIFF).contains(part);
        Rejected rejected = rejected(usdm, USDM_DIFF.replace(part, replacement));
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.arrival()).isEqualTo(at(1, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'64000.1' | '64000.15' | PRICE_OFF_GRID",
                "'0.050' | '0.0505' | SIZE_OFF_GRID",
                "'0.050' | '0' | OUT_OF_RANGE",
                "'64000.1' | '0' | OUT_OF_RANGE",
                "'m':true | 'm':1 | MALFORMED_MESSAGE",
                "'t':7 | 't':7.5 | MALFORMED_MESSAGE",
            })
    void unusableTradesAreRejected(String part, String replacement, Reason reason) {
        assertThat(USDM_TRADE).contains(part);
        assertThat(rejected(usdm, USDM_TRADE.replace(part, replacement)).reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "null",
                "'text'",
                "[1,2",
                "hello",
                "{}",
                "{'s':'BTCUSDT'}"
            })
    void whatIsNoMessageIsRejected(String payload) {
        rejected(usdm, payload);
    }

    @Test
    void aRejectNamesFieldAndValue() {
        Rejected rejected = rejected(usdm, USDM_DIFF.replace("64000.2", "64000.25"));
        assertThat(rejected.instrument()).isEqualTo("BTCUSDT.BINANCE-USDM");
        assertThat(rejected.detail())
                .isEqualTo("price '64000.25' in field a[0] is not a multiple of 0.1");
    }

    @Test
    void messagesOfTheOtherVenueAreRejected() {
        assertThat(rejected(spot, USDM_DIFF).reason()).isEqualTo(Reason.MALFORMED_MESSAGE);
    }

    @Test
    void ignoredSymbolsAreNotRejected() {
        FrameNormalizer filtering =
                normalizer(
                        NormalizerConfig.DEFAULT.ignoring(Set.of("XRPUSDT")),
                        terms(Venue.BINANCE_USDM, "BTCUSDT", "0.1", "0.001"));
        assertThat(frame(filtering, USDM_DIFF.replace("BTCUSDT", "XRPUSDT"))).isEmpty();
        assertThat(filtering.ignored()).isEqualTo(1);
    }

    @Test
    void anotherOrderWhiteSpaceAndEscapesMeanTheSame() {
        List<MarketRecord> plain = frame(usdm, USDM_DIFF);
        String other =
                "{ 'a':[['64000.2','0']],\n 'b':[ ['6400\\u0030.1' , '3.200'] ], 'new':{'x':[1]},"
                        + "'pu':1998,'u':2010,'U':2001,'s':'BTCUSDT','T':1767323045100,"
                        + "'E':1767323045105,'e':'depthUpdate'}";
        BookDiff diff = (BookDiff) frame(usdm, other).get(0);
        assertThat(diff)
                .usingRecursiveComparison()
                .ignoringFields("arrival")
                .isEqualTo(plain.get(1));
    }

    @Test
    void microsecondStampsAreTakenAsTheyAre() {
        BookDiff diff =
                (BookDiff)
                        frame(usdm, USDM_DIFF.replace("1767323045100", "1767323045100123")).get(1);
        assertThat(diff.eventTimeMicros()).isEqualTo(1_767_323_045_100_123L);
    }

    @ParameterizedTest
    @CsvSource({
        "1767323105000, true",
        "1767323105001, false",
        "1767322985000, true",
        "1767322984999, false",
        "0, false",
        "-1, false",
        "9223372036854775807, false",
    })
    void stampsFarFromIngestTimeAreNotTrusted(long stamp, boolean trusted) {
        List<MarketRecord> made =
                frame(usdm, USDM_DIFF.replace("1767323045100", Long.toString(stamp)));
        BookDiff diff = (BookDiff) made.get(1);
        assertThat(diff.eventTimeMicros()).isEqualTo(trusted ? stamp * 1000 : MarketRecord.NO_TIME);
        assertThat(usdm.rejected()).isZero();
        assertThat(usdm.skewedStamps()).isEqualTo(trusted ? 0 : 1);
        if (!trusted) {
            assertThat(made).hasSize(3);
            assertThat(((Rejected) made.get(2)).reason()).isEqualTo(Reason.STAMP_OUT_OF_RANGE);
            assertThat(made.get(2).arrival()).isEqualTo(at(1, 1));
        }
    }

    @Test
    void aMeasuredClockOffsetMovesTheBounds() {
        feed(usdm, next(Type.CLOCK_OFFSET, "", "90000000"));
        assertThat(frame(usdm, USDM_DIFF)).hasSize(3);
        feed(usdm, next(Type.CLOCK_OFFSET, "", "-1270000"));
        assertThat(frame(usdm, USDM_DIFF)).hasSize(1);
        assertThat(feed(usdm, next(Type.CLOCK_OFFSET, "", "soon"))).hasSize(1);
        assertThat(usdm.rejected()).isEqualTo(1);
    }

    @Test
    void connectionLinesResetOnlyBooksThatHadDiffsFromThem() {
        assertThat(feed(usdm, next(Type.OPEN, "ws", "wss://x"))).isEmpty();
        frame(usdm, USDM_TRADE);
        assertThat(feed(usdm, next(Type.OPEN, "ws", "wss://x"))).isEmpty();
        frame(usdm, USDM_DIFF);
        assertThat(feed(usdm, next(Type.CLOSE, "other", "1006"))).isEmpty();
        assertThat(feed(usdm, next(Type.CLOSE, "ws", "1006")))
                .containsExactly(new FeedReset("BTCUSDT.BINANCE-USDM", at(lineNumber, 0), "ws"));
        assertThat(feed(usdm, next(Type.OPEN, "ws", "wss://x"))).isEmpty();
        frame(usdm, USDM_DIFF);
        assertThat(feed(usdm, next(Type.OPEN, "ws", "wss://x"))).hasSize(1);
    }

    @Test
    void exchangeInfoChangesTheGridFromThereOn() {
        frame(usdm, USDM_DIFF);
        TapeLine same = next(Type.REST, "/fapi/v1/exchangeInfo", exchangeInfo("0.10", "0.001"));
        assertThat(feed(usdm, same)).isEmpty();
        TapeLine finer = next(Type.REST, "/fapi/v1/exchangeInfo", exchangeInfo("0.01", "0.001"));
        List<MarketRecord> made = feed(usdm, finer);
        assertThat(made).singleElement().isInstanceOf(InstrumentDefinition.class);
        Instrument terms = ((InstrumentDefinition) made.get(0)).terms();
        assertThat(terms.tickSize()).isEqualTo(new BigDecimal("0.01"));
        assertThat(terms.origin()).isEqualTo(Instrument.Origin.VENUE);
        assertThat(terms.minNotional()).isEqualTo(new BigDecimal("5"));
        assertThat(terms.maxSizeLots()).isEqualTo(1_000_000);
        BookDiff diff = (BookDiff) frame(usdm, USDM_DIFF.replace("64000.1'", "64000.15'")).get(0);
        assertThat(diff.bids()).isEqualTo(levels(6400015, 3200));
    }

    @Test
    void unusableExchangeInfoIsRejected() {
        for (String payload :
                List.of(
                        "{'code':-1003,'msg':'Too many requests'}",
                        "{'symbols':[",
                        exchangeInfo("1e-999999999", "0.001"),
                        exchangeInfo("0", "0.001"))) {
            assertThat(feed(usdm, next(Type.REST, "/fapi/v1/exchangeInfo", payload)))
                    .singleElement()
                    .isInstanceOf(Rejected.class);
        }
    }

    private static String exchangeInfo(String tick, String lot) {
        return "{'symbols':[{'symbol':'BTCUSDT','status':'TRADING','baseAsset':'BTC',"
                + "'quoteAsset':'USDT','marginAsset':'USDT','pricePrecision':5,'filters':["
                + "{'filterType':'PRICE_FILTER','tickSize':'"
                + tick
                + "'},{'filterType':'LOT_SIZE','stepSize':'"
                + lot
                + "','minQty':'0.001','maxQty':'1000'},"
                + "{'filterType':'MIN_NOTIONAL','notional':'5'}]}]}";
    }

    @Test
    void oldOrdersFarFromTheMarketDoNotSpoilAMessage() {
        String off = "'b':[['64000.1','3.200'],['50000.15','1'],['50000.1','0.0001']]";
        String diff = USDM_DIFF.replace("'b':[['64000.1','3.200']]", off);
        assertThat(rejected(usdm, diff).reason()).isEqualTo(Reason.PRICE_OFF_GRID);
        frame(usdm, USDM_TRADE);
        BookDiff made = (BookDiff) frame(usdm, diff).get(0);
        assertThat(made.bids())
                .isEqualTo(new Levels(new long[] {640001, 500001}, new long[] {3200, 1}));
        assertThat(usdm.leftOutLevels()).isEqualTo(1);
        assertThat(usdm.roundedSizes()).isEqualTo(1);
        String near = diff.replace("50000.15", "58000.15");
        assertThat(rejected(usdm, near).reason()).isEqualTo(Reason.PRICE_OFF_GRID);
    }

    @Test
    void aRestoredStateGoesOnAsIfNothingHappened() throws IOException {
        feed(usdm, next(Type.CLOCK_OFFSET, "", "-1270000"));
        frame(usdm, USDM_DIFF);
        frame(usdm, USDM_AGG_TRADE);
        frame(usdm, "garbage");
        feed(usdm, next(Type.REST, "/fapi/v1/exchangeInfo", exchangeInfo("0.01", "0.001")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        usdm.write(new DataOutputStream(bytes));
        FrameNormalizer restored = normalizer(Venue.BINANCE_USDM, "0.1", "0.001");
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        for (TapeLine line :
                List.of(
                        next(Type.FRAME, "ws", USDM_TRADE),
                        next(Type.FRAME, "ws", USDM_AGG_TRADE),
                        next(Type.FRAME, "ws", USDM_DIFF.replace("64000.1'", "64000.15'")),
                        next(Type.FRAME, "ws", USDM_DIFF.replace("45100", "47100")),
                        next(Type.CLOSE, "ws", ""))) {
            assertThat(feed(restored, line)).isEqualTo(feed(usdm, line));
        }
        assertThat(restored.rejected()).isEqualTo(usdm.rejected()).isEqualTo(1);
        assertThat(restored.ignored()).isEqualTo(usdm.ignored());
        assertThat(restored.instruments()).isEqualTo(usdm.instruments());
    }

    @Test
    void aStateOfOtherSymbolsIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        usdm.write(new DataOutputStream(bytes));
        FrameNormalizer other =
                normalizer(
                        NormalizerConfig.DEFAULT,
                        terms(Venue.BINANCE_USDM, "ETHUSDT", "0.1", "0.001"));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThatThrownBy(() -> other.read(in))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("BTCUSDT");
    }

    @Test
    void missingTermsAreAnError() {
        assertThatThrownBy(
                        () ->
                                new FrameNormalizer(
                                        Venue.BINANCE_SPOT,
                                        "tape",
                                        List.of("BTCUSDT"),
                                        List.of(),
                                        NormalizerConfig.DEFAULT))
                .hasMessageContaining("BTCUSDT.BINANCE-SPOT");
    }
}
