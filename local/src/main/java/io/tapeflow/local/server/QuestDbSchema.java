package io.tapeflow.local.server;

import io.tapeflow.connectors.influxdb.FeatureField;
import io.tapeflow.core.signal.Feature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of our measurements. QuestDB would make them of the first points itself, but without
 * keys: a point sent again would show twice. Here time and tags are the key, as in InfluxDB.
 */
public final class QuestDbSchema {
    private static final List<Table> TABLES =
            List.of(
                    new Table("features", "instrument venue", featureColumns()),
                    new Table(
                            "signals",
                            "instrument venue type name direction account",
                            List.of("strength DOUBLE", "syncEpoch LONG")),
                    new Table(
                            "decisions",
                            "account instrument venue kind side reason cause",
                            List.of(
                                    "sequence LONG",
                                    "accepted BOOLEAN",
                                    "quantity DOUBLE",
                                    "price DOUBLE",
                                    "score DOUBLE",
                                    "confidence DOUBLE")),
                    new Table(
                            "fills",
                            "account instrument venue side",
                            List.of(
                                    "quantity DOUBLE",
                                    "price DOUBLE",
                                    "fee DOUBLE",
                                    "realisedPnl DOUBLE")),
                    new Table(
                            "equity",
                            "account",
                            List.of("cash DOUBLE", "equity DOUBLE", "exposure DOUBLE")),
                    new Table(
                            "feed",
                            "instrument venue kind",
                            List.of(
                                    "syncEpoch LONG",
                                    "expectedUpdateId LONG",
                                    "receivedUpdateId LONG")));

    private QuestDbSchema() {}

    /** Makes the tables that do not exist. */
    public static void create(QuestDbSql sql) throws IOException {
        for (Table table : TABLES) {
            sql.execute(table.statement());
        }
    }

    static List<String> names() {
        return TABLES.stream().map(Table::name).toList();
    }

    private static List<String> featureColumns() {
        List<String> columns =
                new ArrayList<>(
                        List.of(
                                "bookUpdates LONG",
                                "ofi DOUBLE",
                                "trades LONG",
                                "buyVolume DOUBLE",
                                "sellVolume DOUBLE",
                                "bid DOUBLE",
                                "bidSize DOUBLE",
                                "ask DOUBLE",
                                "askSize DOUBLE"));
        for (Feature feature : Feature.values()) {
            columns.add(FeatureField.name(feature) + " DOUBLE");
        }
        return columns;
    }

    private record Table(String name, String tags, List<String> fields) {
        String statement() {
            List<String> keys = Arrays.asList(tags.split(" "));
            String columns =
                    Stream.concat(keys.stream().map(key -> key + " SYMBOL"), fields.stream())
                            .collect(Collectors.joining(", "));
            return "CREATE TABLE IF NOT EXISTS "
                    + name
                    + " (time TIMESTAMP_NS, "
                    + columns
                    + ") TIMESTAMP(time) PARTITION BY DAY WAL DEDUP UPSERT KEYS(time, "
                    + String.join(", ", keys)
                    + ")";
        }
    }
}
