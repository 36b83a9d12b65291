package io.tapeflow.operators;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** A keyed function in a one-operator harness, as a subtask would run it. */
final class FunctionHarness<IN, OUT> implements AutoCloseable {

    private final KeyedOneInputStreamOperatorTestHarness<String, IN, OUT> harness;

    FunctionHarness(
            KeyedProcessFunction<String, IN, OUT> function,
            KeySelector<IN, String> key,
            TypeInformation<OUT> outputType,
            OperatorSubtaskState restored)
            throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(function), key, Types.STRING, 128, 1, 0);
        harness.getExecutionConfig().enableObjectReuse();
        harness.setup(outputType.createSerializer(new SerializerConfigImpl()));
        if (restored != null) {
            harness.initializeState(restored);
        }
        harness.open();
    }

    void process(IN value, long timestampMillis) throws Exception {
        harness.processElement(value, timestampMillis);
    }

    void watermark(long millis) throws Exception {
        harness.processWatermark(millis);
    }

    OperatorSubtaskState snapshot() throws Exception {
        return harness.snapshot(1, 1);
    }

    List<OUT> output() {
        return new ArrayList<>(harness.extractOutputValues());
    }

    <T> List<T> sideOutput(OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        var queue = harness.getSideOutput(tag);
        if (queue != null) {
            for (StreamRecord<T> record : queue) {
                values.add(record.getValue());
            }
        }
        return values;
    }

    int timers() {
        return harness.numEventTimeTimers();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
