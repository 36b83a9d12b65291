package io.tapeflow.local.server;

import io.questdb.Bootstrap;
import io.questdb.DefaultBootstrapConfiguration;
import io.questdb.ServerMain;
import io.questdb.log.LogFactory;
import io.tapeflow.local.WorkDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A real QuestDB in this process, as the store of the one-JVM edition: its HTTP endpoint, on a free
 * port of the loopback address, takes the InfluxDB v2 write protocol and answers SQL. Nothing else
 * listens, and it asks nobody on the network. It is ready when {@code start} returns.
 */
public final class EmbeddedQuestDb implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("QDB_HTTP_MIN_ENABLED", "false"),
                    Map.entry("QDB_PG_ENABLED", "false"),
                    Map.entry("QDB_LINE_TCP_ENABLED", "false"),
                    Map.entry("QDB_TELEMETRY_ENABLED", "false"),
                    Map.entry("QDB_TELEMETRY_DISABLE_COMPLETELY", "true"),
                    Map.entry("QDB_CONFIG_RELOAD_ENABLED", "false"),
                    Map.entry("QDB_CAIRO_MAT_VIEW_ENABLED", "false"),
                    Map.entry("QDB_MAT_VIEW_REFRESH_WORKER_COUNT", "0"),
                    Map.entry("QDB_VIEW_COMPILER_WORKER_COUNT", "0"),
                    Map.entry("QDB_EXPORT_WORKER_COUNT", "0"),
                    Map.entry("QDB_WAL_APPLY_WORKER_COUNT", "1"),
                    Map.entry("QDB_SHARED_WORKER_COUNT", "1"),
                    // Workers that find nothing to do sleep soon, instead of spinning 10,000 times.
                    Map.entry("QDB_SHARED_WORKER_NAP_THRESHOLD", "100"),
                    Map.entry("QDB_SHARED_WORKER_SLEEP_THRESHOLD", "200"),
                    Map.entry("QDB_WAL_APPLY_WORKER_NAP_THRESHOLD", "100"),
                    Map.entry("QDB_WAL_APPLY_WORKER_SLEEP_THRESHOLD", "200"),
                    // Defaults of 8 and 16 MB per column, for tables of sixty columns.
                    Map.entry("QDB_CAIRO_O3_COLUMN_MEMORY_SIZE", "256k"),
                    Map.entry("QDB_CAIRO_WRITER_DATA_APPEND_PAGE_SIZE", "256k"),
                    Map.entry("QDB_CAIRO_WAL_WRITER_DATA_APPEND_PAGE_SIZE", "64k"));

    private final WorkDirectory directory;
    private final ServerMain server;
    private final int port;

    private EmbeddedQuestDb(WorkDirectory directory, ServerMain server, int port) {
        this.directory = directory;
        this.server = server;
        this.port = port;
    }

    /** With its tables in a temporary directory that is deleted at the end. */
    public static EmbeddedQuestDb start() throws IOException {
        return start(WorkDirectory.temporary("tapeflow-questdb-"), 0);
    }

    /** With its tables in this directory, which is made if missing and stays. */
    public static EmbeddedQuestDb start(Path directory) throws IOException {
        return start(WorkDirectory.kept(directory), 0);
    }

    /** The same on a given port of the loopback address; 0 for a free one. */
    public static EmbeddedQuestDb start(Path directory, int port) throws IOException {
        return start(WorkDirectory.kept(directory), port);
    }

    private static EmbeddedQuestDb start(WorkDirectory directory, int port) throws IOException {
        try {
            return MutedThread.call(() -> startMuted(directory, port));
        } catch (Throwable e) {
            directory.close();
            throw new IOException("QuestDB did not start", e);
        }
    }

    private static EmbeddedQuestDb startMuted(WorkDirectory directory, int port)
            throws IOException {
        configureLog(directory.path());
        // -n leaves the process's own handling of the hang-up signal alone.
        Bootstrap bootstrap =
                new Bootstrap(new Configuration(port), "-n", "-d", directory.path().toString());
        ServerMain server = new ServerMain(bootstrap);
        try {
            server.start();
            return new EmbeddedQuestDb(directory, server, server.getHttpServerPort());
        } catch (Throwable e) {
            server.close();
            throw e;
        }
    }

    /** Must come first: the first class of QuestDB to log fixes where the whole process does. */
    private static void configureLog(Path directory) throws IOException {
        Path file = Files.createDirectories(directory.resolve("conf")).resolve("log.conf");
        Files.writeString(
                file,
                "writers=slf4j\n"
                        + ("w.slf4j.class=" + QuestDbLog.class.getName() + "\n")
                        + "w.slf4j.level=ERROR,CRITICAL\n");
        LogFactory.configureRootDir(directory.toString());
    }

    /**
     * The base of its HTTP endpoint: InfluxDB v2 clients write to it, {@code /exec} answers SQL.
     */
    public URI url() {
        return URI.create("http://" + HOST + ":" + port);
    }

    /** Where its files are. */
    Path directory() {
        return directory.path();
    }

    @Override
    public void close() {
        try {
            MutedThread.call(
                    () -> {
                        server.close();
                        return null;
                    });
        } catch (Exception e) {
            throw new IllegalStateException("QuestDB did not stop", e);
        } finally {
            directory.close();
        }
    }

    /** Settings from here alone, not from this process's environment. */
    private static final class Configuration extends DefaultBootstrapConfiguration {
        private final int port;

        Configuration(int port) {
            this.port = port;
        }

        @Override
        public Map<String, String> getEnv() {
            Map<String, String> settings = new HashMap<>(SETTINGS);
            settings.put("QDB_HTTP_BIND_TO", HOST + ":" + port);
            return settings;
        }

        /** No web console. */
        @Override
        public boolean useSite() {
            return false;
        }

        @Override
        public String getBanner() {
            return "";
        }
    }
}
