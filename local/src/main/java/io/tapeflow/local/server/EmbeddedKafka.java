package io.tapeflow.local.server;

import io.tapeflow.local.WorkDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker in this process: one KRaft node that is broker and controller, on a free port
 * of the loopback address, with its log in a temporary directory that is deleted at the end. Topics
 * are not created by being used. It is ready when {@link #start()} returns.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int NODE_ID = 1;

    /** A record may be as large as the largest dead letter. */
    private static final int MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

    private final WorkDirectory directory;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(WorkDirectory directory, KafkaRaftServer server, int port) {
        this.directory = directory;
        this.server = server;
        this.port = port;
    }

    public static EmbeddedKafka start() throws IOException {
        WorkDirectory directory = WorkDirectory.temporary("tapeflow-kafka-");
        KafkaRaftServer server = null;
        try {
            int[] ports = freePorts();
            Properties properties = properties(directory.path(), ports[0], ports[1]);
            format(properties);
            server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(directory, server, ports[0]);
        } catch (Throwable e) {
            if (server != null) {
                stop(server);
            }
            directory.close();
            throw new IOException("Kafka did not start", e);
        }
    }

    /** Where clients connect: {@code host:port}. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Where its files are. */
    Path directory() {
        return directory.path();
    }

    @Override
    public void close() {
        try {
            stop(server);
        } finally {
            directory.close();
        }
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Two at a time, so that they differ. A controller cannot choose its port itself. */
    private static int[] freePorts() throws IOException {
        InetAddress loopback = InetAddress.getByName(HOST);
        try (ServerSocket one = new ServerSocket(0, 1, loopback);
                ServerSocket two = new ServerSocket(0, 1, loopback)) {
            return new int[] {one.getLocalPort(), two.getLocalPort()};
        }
    }

    private static void format(Properties properties) throws Exception {
        String directory = properties.getProperty("log.dirs");
        Formatter formatter = new Formatter();
        formatter.setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        formatter.setClusterId(Uuid.randomUuid().toString());
        formatter.setNodeId(NODE_ID);
        formatter.setDirectories(List.of(directory));
        formatter.setMetadataLogDirectory(directory);
        formatter.setControllerListenerName("CONTROLLER");
        formatter.run();
    }

    private static Properties properties(Path directory, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", Integer.toString(NODE_ID));
        properties.setProperty(
                "controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty(
                "listeners",
                "PLAINTEXT://"
                        + HOST
                        + ":"
                        + port
                        + ",CONTROLLER://"
                        + HOST
                        + ":"
                        + controllerPort);
        properties.setProperty("log.dirs", directory.resolve("log").toString());
        properties.setProperty("auto.create.topics.enable", "false");
        properties.setProperty("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        oneNode(properties);
        small(properties);
        return properties;
    }

    /** What defaults to three copies, and a pause for other consumers to join. */
    private static void oneNode(Properties properties) {
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", "1");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", "4");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.num.partitions", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
    }

    /** Buffers and threads for one machine; the cleaner alone would take 128 MB of heap. */
    private static void small(Properties properties) {
        properties.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        properties.setProperty("log.index.size.max.bytes", "1048576");
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "2");
        properties.setProperty("background.threads", "2");
        properties.setProperty("num.recovery.threads.per.data.dir", "1");
    }
}
