package io.tapeflow.operators.pattern;

import io.tapeflow.core.signal.PatternMatch;
import io.tapeflow.core.signal.PatternSpec;
import io.tapeflow.core.signal.SignalEvent;
import io.tapeflow.operators.types.StreamTypes;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** One Flink CEP operator for one pattern, keyed by instrument. */
public final class PatternOperator {
    private PatternOperator() {}

    /**
     * The matches of a pattern, each with the timestamp of the signal that completes it and an
     * empty account.
     *
     * @param signals with the millisecond of ingest time as timestamp and watermarks of ingest time
     */
    public static SingleOutputStreamOperator<PatternMatch> apply(
            DataStream<SignalEvent> signals, PatternSpec spec) {
        return CEP.pattern(
                        signals.keyBy(SignalEvent::instrument, Types.STRING),
                        PatternTranslation.translate(spec),
                        new SignalOrder())
                .inEventTime()
                .process(new MatchFunction(spec), StreamTypes.PATTERN_MATCH)
                .uid(uid(spec))
                .name("pattern " + spec.id());
    }

    /** Changes with the definition, so that a changed pattern starts empty. */
    public static String uid(PatternSpec spec) {
        return "pattern-" + spec.id() + "-" + spec.definitionHash();
    }
}
