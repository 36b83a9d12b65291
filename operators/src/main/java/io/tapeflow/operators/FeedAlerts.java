package io.tapeflow.operators;

import io.tapeflow.core.execution.Alert;
import io.tapeflow.core.signal.FeedEvent;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Tells people of what has gone wrong with a feed; it concerns no account in particular. */
public final class FeedAlerts implements FlatMapFunction<FeedEvent, Alert> {

    private static final long serialVersionUID = 1L;

    private static final String NO_ACCOUNT = "";

    @Override
    public void flatMap(FeedEvent event, Collector<Alert> alerts) {
        switch (event.kind()) {
            case GAP ->
                    alert(
                            event,
                            Alert.Kind.FEED_GAP,
                            "update "
                                    + event.expectedUpdateId()
                                    + " was expected, "
                                    + event.receivedUpdateId()
                                    + " came, on line "
                                    + event.arrival().line()
                                    + " of "
                                    + event.arrival().tapeId(),
                            alerts);
            case CROSSED ->
                    alert(
                            event,
                            Alert.Kind.FEED_CROSSED,
                            "the book is crossed or locked after the diff on line "
                                    + event.arrival().line()
                                    + " of "
                                    + event.arrival().tapeId(),
                            alerts);
            case SILENT ->
                    alert(event, Alert.Kind.FEED_SILENT, "neither diff, trade nor quote", alerts);
            default -> {
                // The rest is no reason to wake anybody.
            }
        }
    }

    private static void alert(
            FeedEvent event, Alert.Kind kind, String detail, Collector<Alert> alerts) {
        alerts.collect(new Alert(NO_ACCOUNT, event.instrument(), event.arrival(), kind, detail));
    }
}
