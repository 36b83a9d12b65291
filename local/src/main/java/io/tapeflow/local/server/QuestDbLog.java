package io.tapeflow.local.server;

import io.questdb.log.LogFactory;
import io.questdb.log.LogLevel;
import io.questdb.log.LogRecordUtf8Sink;
import io.questdb.log.LogWriter;
import io.questdb.mp.QueueConsumer;
import io.questdb.mp.RingQueue;
import io.questdb.mp.SCSequence;
import io.questdb.mp.SynchronizedJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes QuestDB's errors to our log; its own writers know only files and standard output. QuestDB
 * makes it by name and by this constructor, see {@link EmbeddedQuestDb}.
 */
public final class QuestDbLog extends SynchronizedJob implements LogWriter {
    private static final Logger LOG = LoggerFactory.getLogger("io.questdb");

    private final RingQueue<LogRecordUtf8Sink> ring;
    private final SCSequence sequence;
    private final QueueConsumer<LogRecordUtf8Sink> consumer = this::log;

    public QuestDbLog(RingQueue<LogRecordUtf8Sink> ring, SCSequence sequence, int level) {
        this.ring = ring;
        this.sequence = sequence;
    }

    @Override
    public void bindProperties(LogFactory factory) {
        // There are none.
    }

    @Override
    public boolean runSerially() {
        return sequence.consumeAll(ring, consumer);
    }

    private void log(LogRecordUtf8Sink line) {
        if ((line.getLevel() & (LogLevel.ERROR | LogLevel.CRITICAL)) != 0 && LOG.isErrorEnabled()) {
            LOG.error(line.toString().strip());
        }
    }
}
