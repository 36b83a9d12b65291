package io.tapeflow.jobs;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.execution.EquityPoint;
import io.tapeflow.core.execution.Fill;
import io.tapeflow.core.execution.OrderEvent;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.core.signal.FeedEvent;
import io.tapeflow.core.signal.FeedSummary;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.signal.WindowRow;
import io.tapeflow.core.strategy.AccountSummary;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.core.strategy.ScoredView;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Everything the job gives, for sinks to take. Only {@code decisions} and the other streams of
 * accounts are in the accounts' total order.
 *
 * @param matches one stream for each pattern
 */
public record SignalStreams(
        DataStream<Rejected> rejected,
        DataStream<FeedEvent> feedEvents,
        DataStream<WindowRow> windows,
        DataStream<FeedSummary> feedSummaries,
        DataStream<SignalEvent> signals,
        List<DataStream<PatternMatch>> matches,
        DataStream<Decision> decisions,
        DataStream<OrderEvent> orders,
        DataStream<Fill> fills,
        DataStream<Alert> alerts,
        DataStream<EquityPoint> equity,
        DataStream<AccountSummary> accountSummaries,
        DataStream<ScoredView> scoredViews) {}
