package io.tapeflow.local.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

final class InboxTest {
    @Test
    void deliversToTheConsumerOfThatSinkAlsoAfterTravel() throws Exception {
        List<String> words = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        try (Inbox inbox = Inbox.open()) {
            Sink<String> wordSink = travelled(inbox.sink(String.class, words::add));
            Sink<Long> numberSink = travelled(inbox.sink(Long.class, numbers::add));
            deliver(wordSink, "a");
            deliver(numberSink, 7L);
            deliver(wordSink, "b");
        }
        assertThat(words).containsExactly("a", "b");
        assertThat(numbers).containsExactly(7L);
    }

    @Test
    void inboxesDoNotSeeEachOther() throws Exception {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        try (Inbox one = Inbox.open();
                Inbox other = Inbox.open()) {
            Sink<String> toOne = one.sink(String.class, first::add);
            other.sink(String.class, second::add);
            deliver(toOne, "a");
        }
        assertThat(first).containsExactly("a");
        assertThat(second).isEmpty();
    }

    @Test
    void aClosedInboxIsForgotten() {
        int before = Inbox.openCount();
        Inbox inbox = Inbox.open();
        assertThat(Inbox.openCount()).isEqualTo(before + 1);
        Sink<String> sink = inbox.sink(String.class, word -> {});
        inbox.close();
        assertThat(Inbox.openCount()).isEqualTo(before);
        assertThatThrownBy(() -> deliver(sink, "late")).hasStackTraceContaining("nobody");
    }

    private static <T> Sink<T> travelled(Sink<T> sink) throws Exception {
        byte[] bytes = InstantiationUtil.serializeObject(sink);
        return InstantiationUtil.deserializeObject(bytes, InboxTest.class.getClassLoader());
    }

    private static <T> void deliver(Sink<T> sink, T value) throws Exception {
        try (var operator =
                new OneInputStreamOperatorTestHarness<T, CommittableMessage<Object>>(
                        new SinkWriterOperatorFactory<>(sink))) {
            operator.open();
            operator.processElement(value, 0);
        }
    }
}
