package io.tapeflow.connectors.exchange.binance;

import java.util.Set;

/** Names that Binance uses on the wire. */
final class BinanceConstants {
    static final String DEPTH_UPDATE = "depthUpdate";
    static final String TRADE = "trade";
    static final String AGG_TRADE = "aggTrade";
    static final String BOOK_TICKER = "bookTicker";

    /** Events that streams send and nothing here uses. */
    static final Set<String> UNUSED_EVENTS =
            Set.of(
                    "kline",
                    "continuous_kline",
                    "24hrTicker",
                    "24hrMiniTicker",
                    "1hTicker",
                    "4hTicker",
                    "1dTicker",
                    "avgPrice",
                    "markPriceUpdate",
                    "forceOrder",
                    "compositeIndex",
                    "contractInfo",
                    "assetIndexUpdate",
                    "blockTrade",
                    "referencePrice",
                    "serverShutdown");

    /** Order type of a real print; insurance fund and ADL transfers carry others. */
    static final String MARKET_PRINT = "MARKET";

    /** Last part of the path of the answer with the filters of all symbols. */
    static final String EXCHANGE_INFO_PATH = "/exchangeInfo";

    /** Last part of the path of a book snapshot. */
    static final String DEPTH_PATH = "/depth";

    private BinanceConstants() {}
}
