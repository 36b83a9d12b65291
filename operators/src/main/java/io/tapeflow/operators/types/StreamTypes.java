package io.tapeflow.operators.types;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.ScoredView;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The Flink type of every stream: codecs of our own where records are many, else Flink's POJO
 * types.
 */
public final class StreamTypes {

    public static final TypeInformation<MarketRecord> MARKET_RECORD =
            new CodecTypeInfo<>(new MarketRecordCodec());
    public static final TypeInformation<DecisionInput> DECISION_INPUT =
            new CodecTypeInfo<>(new DecisionInputCodec());

    public static final TypeInformation<Rejected> REJECTED = TypeInformation.of(Rejected.class);
    public static final TypeInformation<SignalEvent> SIGNAL_EVENT =
            TypeInformation.of(SignalEvent.class);
    public static final TypeInformation<PatternMatch> PATTERN_MATCH =
            TypeInformation.of(PatternMatch.class);
    public static final TypeInformation<WindowRow> WINDOW_ROW = TypeInformation.of(WindowRow.class);
    public static final TypeInformation<FeedEvent> FEED_EVENT = TypeInformation.of(FeedEvent.class);
    public static final TypeInformation<FeedSummary> FEED_SUMMARY =
            TypeInformation.of(FeedSummary.class);
    public static final TypeInformation<Decision> DECISION = TypeInformation.of(Decision.class);
    public static final TypeInformation<OrderEvent> ORDER_EVENT =
            TypeInformation.of(OrderEvent.class);
    public static final TypeInformation<Fill> FILL = TypeInformation.of(Fill.class);
    public static final TypeInformation<Alert> ALERT = TypeInformation.of(Alert.class);
    public static final TypeInformation<EquityPoint> EQUITY_POINT =
            TypeInformation.of(EquityPoint.class);
    public static final TypeInformation<AccountSummary> ACCOUNT_SUMMARY =
            TypeInformation.of(AccountSummary.class);
    public static final TypeInformation<ScoredView> SCORED_VIEW =
            TypeInformation.of(ScoredView.class);

    private StreamTypes() {}
}
