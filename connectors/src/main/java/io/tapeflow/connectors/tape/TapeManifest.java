package io.tapeflow.connectors.tape;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tapeflow.core.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;

/**
 * The {@code manifest.json} of a tape: what it is about, which files it has, and, once it is
 * complete, what they hold.
 *
 * @param version of the tape's format
 * @param complete whether the writer stopped in good order; if not, the last file may go on beyond
 *     what is said here, and be torn
 * @param startMicros ingest time of the first line; 0 where there is none
 * @param endMicros ingest time of the last line
 * @param lines lines of all files
 * @param linesByType lines of each type that occurs
 * @param gapCount places where frames were lost or a connection closed
 * @param gaps the first of them
 * @param files in the order of their lines
 */
public record TapeManifest(
        int version,
        TapeHeader tape,
        boolean complete,
        long startMicros,
        long endMicros,
        long lines,
        SortedMap<String, Long> linesByType,
        long gapCount,
        List<Gap> gaps,
        List<DataFile> files) {

    /** The version that is written and read. */
    public static final int CURRENT_VERSION = 1;

    static final String FILE_NAME = "manifest.json";

    private static final ObjectMapper MAPPER = mapper();

    /** A line that says that frames are missing around it: {@code overflow} or {@code close}. */
    public record Gap(long line, long ingestMicros, String type, String connection) {}

    /**
     * A file of lines.
     *
     * @param bytes size; 0 while it is being written
     * @param sha256 hexadecimal; empty while it is being written
     */
    public record DataFile(String name, long lines, long bytes, String sha256) {}

    /** Whether a directory holds a tape. */
    public static boolean isIn(Path directory) {
        return Files.isRegularFile(directory.resolve(FILE_NAME));
    }

    /**
     * Reads the manifest of a tape.
     *
     * @throws TapeUsageException if there is none, or it cannot be understood
     */
    public static TapeManifest read(Path directory) throws IOException {
        Path file = directory.resolve(FILE_NAME);
        try {
            JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
            int version = tree.path("version").asInt();
            if (version != CURRENT_VERSION) {
                throw new TapeUsageException(
                        file + ": version " + version + " of the tape format is not known here");
            }
            return MAPPER.treeToValue(tree, TapeManifest.class);
        } catch (NoSuchFileException e) {
            throw new TapeUsageException(directory + ": is not a tape, it has no " + FILE_NAME);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new TapeUsageException(
                    file + ": is not a manifest of a tape: " + e.getOriginalMessage());
        }
    }

    /** Replaces the manifest at once: a reader sees the old one or the new one. */
    void write(Path directory) throws IOException {
        Path next = directory.resolve(FILE_NAME + ".next");
        Files.write(next, MAPPER.writeValueAsBytes(this));
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(
                next,
                directory.resolve(FILE_NAME),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static ObjectMapper mapper() {
        JsonMapper mapper =
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                        .addMixIn(Venue.class, VenueCode.class)
                        .build();
        mapper.configOverride(BigDecimal.class)
                .setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        return mapper;
    }

    /** Writes a venue as its code. */
    private interface VenueCode {
        @JsonValue
        String code();

        @JsonCreator
        static Venue ofCode(String code) {
            return Venue.ofCode(code);
        }
    }
}
