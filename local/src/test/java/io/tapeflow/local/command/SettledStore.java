package io.tapeflow.local.command;

import io.tapeflow.local.server.QuestDbSql;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A QuestDB that is asked when it has applied all that it was sent: it does so in its own time. */
final class SettledStore {
    /** Those that a run fills. */
    private static final List<String> TABLES =
            List.of("features", "signals", "decisions", "fills", "equity", "feed");

    private final QuestDbSql sql;

    SettledStore(URI url) {
        sql = new QuestDbSql(url);
    }

    /** The answer's rows, each column as text or null. */
    List<List<String>> ask(String query) throws IOException {
        String pending = "select count() from wal_tables() where writerTxn < sequencerTxn";
        while (!sql.execute(pending).equals(List.of(List.of("0")))) {
            Thread.yield();
        }
        return sql.execute(query);
    }

    /** Points of a measurement. */
    long count(String table) throws IOException {
        return Long.parseLong(ask("select count() from " + table).get(0).get(0));
    }

    /** Points of all measurements. */
    long count() throws IOException {
        long points = 0;
        for (String table : TABLES) {
            points += count(table);
        }
        return points;
    }
}
