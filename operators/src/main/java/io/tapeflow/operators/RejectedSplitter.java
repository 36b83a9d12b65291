package io.tapeflow.operators;

import io.tapeflow.core.market.MarketRecord;
import io.tapeflow.core.market.Rejected;
import io.tapeflow.operators.types.StreamTypes;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Takes what was not usable out of the way of the market records, chained to the source. */
public final class RejectedSplitter extends ProcessFunction<MarketRecord, MarketRecord> {

    private static final long serialVersionUID = 1L;

    /** Everything for the dead-letter topic. */
    public static final OutputTag<Rejected> REJECTED =
            new OutputTag<>("rejected", StreamTypes.REJECTED);

    private transient Counter[] byReason;

    @Override
    public void open(OpenContext context) {
        Rejected.Reason[] reasons = Rejected.Reason.values();
        byReason = new Counter[reasons.length];
        for (Rejected.Reason reason : reasons) {
            byReason[reason.ordinal()] =
                    getRuntimeContext()
                            .getMetricGroup()
                            .addGroup("reason", reason.name())
                            .counter("rejected");
        }
    }

    @Override
    public void processElement(
            MarketRecord record, Context context, Collector<MarketRecord> usable) {
        if (record instanceof Rejected rejected) {
            byReason[rejected.reason().ordinal()].inc();
            context.output(REJECTED, rejected);
        } else {
            usable.collect(record);
        }
    }
}
