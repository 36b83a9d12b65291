package io.tapeflow.jobs;

import io.tapeflow.connectors.influxdb.InfluxDbDelivery;
import io.tapeflow.connectors.influxdb.InfluxDbSink;
import io.tapeflow.connectors.influxdb.InfluxDbTarget;
import io.tapeflow.connectors.influxdb.MetricPoint;
import io.tapeflow.connectors.influxdb.MetricPoints;
import io.tapeflow.core.signal.PatternMatch;
import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** Records what a job gives in a metrics store. */
public final class MetricsRecording {
    private static final String STORE = "influxdb";
    private static final TypeInformation<MetricPoint> POINT = TypeInformation.of(MetricPoint.class);

    private MetricsRecording() {}

    /** Adds the mappings to points and the sink; all points go through one writer and buffer. */
    public static void attach(
            SignalStreams streams, InfluxDbTarget target, InfluxDbDelivery delivery) {
        DataStream<MetricPoint> points =
                points("features", streams.windows(), MetricPoints::features)
                        .union(
                                points("signals", streams.signals(), one(MetricPoints::signal)),
                                points(
                                        "decisions",
                                        streams.decisions(),
                                        one(MetricPoints::decision)),
                                points("fills", streams.fills(), one(MetricPoints::fill)),
                                points("equity", streams.equity(), one(MetricPoints::equity)),
                                points("feed", streams.feedEvents(), one(MetricPoints::feed)));
        int pattern = 0;
        for (DataStream<PatternMatch> matches : streams.matches()) {
            String name = "pattern-matches-" + pattern++;
            points = points.union(points(name, matches, one(MetricPoints::patternMatch)));
        }
        String uid = Uids.sink("metrics", STORE);
        points.sinkTo(new InfluxDbSink(target, delivery)).uid(uid).name(uid).setParallelism(1);
    }

    private static <T> DataStream<MetricPoint> points(
            String name, DataStream<T> stream, Mapping<T> mapping) {
        String uid = "points-" + name;
        return stream.flatMap(new ToPoints<>(mapping), POINT).uid(uid).name(uid);
    }

    private static <T> Mapping<T> one(OnePoint<T> mapping) {
        return (value, out) -> out.accept(mapping.of(value));
    }

    /** How a record becomes points. */
    private interface Mapping<T> extends Serializable {
        void map(T value, Consumer<MetricPoint> out);
    }

    /** How a record becomes its point. */
    private interface OnePoint<T> extends Serializable {
        MetricPoint of(T value);
    }

    private static final class ToPoints<T> implements FlatMapFunction<T, MetricPoint> {
        private static final long serialVersionUID = 1L;

        private final Mapping<T> mapping;

        ToPoints(Mapping<T> mapping) {
            this.mapping = mapping;
        }

        @Override
        public void flatMap(T value, Collector<MetricPoint> out) {
            mapping.map(value, out::collect);
        }
    }
}
