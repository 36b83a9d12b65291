package io.tapeflow.local.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Where a job in this process delivers records to the code that started it. Sinks travel to the
 * job's tasks as bytes, so they find their inbox by its id; closing it forgets it.
 *
 * <p>Consumers are called by the tasks' threads. After a restart of the job records may come again.
 */
public final class Inbox implements AutoCloseable {
    private static final Map<UUID, Inbox> OPEN = new ConcurrentHashMap<>();

    private final UUID id = UUID.randomUUID();
    private final List<Consumer<Object>> consumers = new CopyOnWriteArrayList<>();

    private Inbox() {}

    public static Inbox open() {
        Inbox inbox = new Inbox();
        OPEN.put(inbox.id, inbox);
        return inbox;
    }

    /** A sink whose records the consumer gets. */
    public <T> Sink<T> sink(Class<T> type, Consumer<? super T> consumer) {
        consumers.add(value -> consumer.accept(type.cast(value)));
        return new Delivery<>(id, consumers.size() - 1);
    }

    @Override
    public void close() {
        OPEN.remove(id);
    }

    /** How many inboxes are open in this process. */
    static int openCount() {
        return OPEN.size();
    }

    private static final class Delivery<T> implements Sink<T> {
        private static final long serialVersionUID = 1L;

        private final UUID inboxId;
        private final int consumer;

        Delivery(UUID inboxId, int consumer) {
            this.inboxId = inboxId;
            this.consumer = consumer;
        }

        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            Inbox inbox = OPEN.get(inboxId);
            if (inbox == null) {
                throw new IllegalStateException("nobody in this process waits for these records");
            }
            return new Writer<>(inbox.consumers.get(consumer));
        }
    }

    private record Writer<T>(Consumer<Object> consumer) implements SinkWriter<T> {
        @Override
        public void write(T element, Context context) {
            consumer.accept(element);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
