package io.tapeflow.jobs;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.signal.DecisionInput;
import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.PatternSpec;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.core.strategy.Decision;
import io.tapeflow.operators.AccountRouting;
import io.tapeflow.operators.DecisionsFunction;
import io.tapeflow.operators.FeaturesFunction;
import io.tapeflow.operators.FeedAlerts;
import io.tapeflow.operators.MatchFanOut;
import io.tapeflow.operators.RejectedSplitter;
import io.tapeflow.operators.pattern.PatternOperator;
import io.tapeflow.operators.types.StreamTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The way of the data: market records to features, patterns and decisions. */
public final class SignalTopology {

    /** One for ever: a savepoint's keys are spread over this many groups. */
    public static final int MAX_PARALLELISM = 128;

    private static final Duration ALIGNMENT_DRIFT = Duration.ofSeconds(60);
    private static final Duration ALIGNMENT_INTERVAL = Duration.ofMillis(50);

    private SignalTopology() {}

    /** Adds the whole job up to the streams that sinks take. */
    public static SignalStreams build(
            StreamExecutionEnvironment env,
            Source<MarketRecord, ?, ?> source,
            SignalConfig config) {
        configure(env);
        AccountRouting routing = config.routing();
        SingleOutputStreamOperator<MarketRecord> records = records(env, source);
        SingleOutputStreamOperator<DecisionInput> features = features(records, config, routing);
        DataStream<SignalEvent> signals = features.getSideOutput(FeaturesFunction.SIGNALS);
        List<DataStream<PatternMatch>> matches = new ArrayList<>();
        DataStream<DecisionInput> inputs = features;
        for (PatternSpec pattern : config.patterns()) {
            DataStream<PatternMatch> found = PatternOperator.apply(signals, pattern);
            matches.add(found);
            inputs = inputs.union(fanOut(found, pattern, routing));
        }
        SingleOutputStreamOperator<Decision> decisions = decisions(inputs, config);
        return new SignalStreams(
                records.getSideOutput(RejectedSplitter.REJECTED),
                features.getSideOutput(FeaturesFunction.FEED_EVENTS),
                features.getSideOutput(FeaturesFunction.WINDOWS),
                features.getSideOutput(FeaturesFunction.FEED_SUMMARIES),
                signals,
                matches,
                decisions,
                decisions.getSideOutput(DecisionsFunction.ORDERS),
                decisions.getSideOutput(DecisionsFunction.FILLS),
                decisions.getSideOutput(DecisionsFunction.ALERTS).union(feedAlerts(features)),
                decisions.getSideOutput(DecisionsFunction.EQUITY),
                decisions.getSideOutput(DecisionsFunction.ACCOUNT_SUMMARIES),
                decisions.getSideOutput(DecisionsFunction.SCORED_VIEWS));
    }

    /** What must hold for every job: no reflection-based types, no state without a name. */
    private static void configure(StreamExecutionEnvironment env) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        env.configure(configuration);
        env.setMaxParallelism(MAX_PARALLELISM);
    }

    private static SingleOutputStreamOperator<MarketRecord> records(
            StreamExecutionEnvironment env, Source<MarketRecord, ?, ?> source) {
        WatermarkStrategy<MarketRecord> emittedBySource =
                WatermarkStrategy.<MarketRecord>noWatermarks()
                        .withWatermarkAlignment(Uids.TAPES, ALIGNMENT_DRIFT, ALIGNMENT_INTERVAL);
        return env.fromSource(source, emittedBySource, Uids.TAPES, StreamTypes.MARKET_RECORD)
                .uid(Uids.TAPES)
                .process(new RejectedSplitter(), StreamTypes.MARKET_RECORD)
                .uid(Uids.REJECTED_SPLITTER)
                .name(Uids.REJECTED_SPLITTER);
    }

    private static SingleOutputStreamOperator<DecisionInput> features(
            DataStream<MarketRecord> records, SignalConfig config, AccountRouting routing) {
        return records.keyBy(MarketRecord::instrument, Types.STRING)
                .process(
                        new FeaturesFunction(config.features(), routing),
                        StreamTypes.DECISION_INPUT)
                .uid(Uids.FEATURES)
                .name(Uids.FEATURES);
    }

    private static DataStream<Alert> feedAlerts(
            SingleOutputStreamOperator<DecisionInput> features) {
        return features.getSideOutput(FeaturesFunction.FEED_EVENTS)
                .flatMap(new FeedAlerts(), StreamTypes.ALERT)
                .uid(Uids.FEED_ALERTS)
                .name(Uids.FEED_ALERTS);
    }

    private static DataStream<DecisionInput> fanOut(
            DataStream<PatternMatch> matches, PatternSpec pattern, AccountRouting routing) {
        return matches.flatMap(new MatchFanOut(routing), StreamTypes.DECISION_INPUT)
                .uid(Uids.matchFanOut(pattern.id()))
                .name(Uids.matchFanOut(pattern.id()));
    }

    private static SingleOutputStreamOperator<Decision> decisions(
            DataStream<DecisionInput> inputs, SignalConfig config) {
        return inputs.keyBy(DecisionInput::account, Types.STRING)
                .process(
                        new DecisionsFunction(config.decisions(), config.scoredViews()),
                        StreamTypes.DECISION)
                .uid(Uids.DECISIONS)
                .name(Uids.DECISIONS);
    }
}
