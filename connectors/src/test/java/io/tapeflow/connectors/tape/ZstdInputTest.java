package io.tapeflow.connectors.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZstdInputTest {
    private static final int BLOCKS = 6;
    private static final int BLOCK_BYTES = 5_000;

    @TempDir Path temporary;
    private Path file;
    private byte[] text;
    private byte[] compressed;

    /** Compressed size after each flushed block. */
    private final List<Integer> ends = new ArrayList<>();

    @BeforeEach
    void writeBlocks() throws IOException {
        Random random = new Random(9);
        text = new byte[BLOCKS * BLOCK_BYTES];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + random.nextInt(20));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStreamNoFinalizer zstd = new ZstdOutputStreamNoFinalizer(out)) {
            for (int block = 0; block < BLOCKS; block++) {
                zstd.write(text, block * BLOCK_BYTES, BLOCK_BYTES);
                zstd.flush();
                ends.add(out.size());
            }
        }
        compressed = out.toByteArray();
        file = temporary.resolve("a.zst");
    }

    @Test
    void aWholeFile() throws IOException {
        Files.write(file, compressed);
        try (InputStream in = new ZstdInput(file)) {
            assertThat(in.readAllBytes()).isEqualTo(text);
        }
    }

    @Test
    void blocksBeforeTheCutAreDelivered() throws IOException {
        for (int cut = 1; cut < compressed.length; cut += 101) {
            Files.write(file, Arrays.copyOf(compressed, cut));
            assertDelivers(wholeBlocks(cut) * BLOCK_BYTES);
        }
    }

    @Test
    void blocksBeforeDamageAreDelivered() throws IOException {
        for (int block = 0; block < BLOCKS; block++) {
            byte[] broken = compressed.clone();
            int begin = block == 0 ? 12 : ends.get(block - 1);
            Arrays.fill(broken, begin, ends.get(block), (byte) 0xff);
            Files.write(file, broken);
            assertDelivers(block * BLOCK_BYTES);
        }
    }

    @Test
    void aFileWithoutAByteIsNoTape() throws IOException {
        Files.write(file, new byte[0]);
        try (InputStream in = new ZstdInput(file)) {
            assertThatThrownBy(in::readAllBytes).hasMessageContaining("empty");
        }
    }

    private int wholeBlocks(int bytes) {
        return (int) ends.stream().filter(end -> end <= bytes).count();
    }

    private void assertDelivers(int atLeast) throws IOException {
        ByteArrayOutputStream delivered = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = new ZstdInput(file)) {
            assertThatThrownBy(
                            () -> {
                                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                                    delivered.write(buffer, 0, n);
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
        assertThat(delivered.size()).isGreaterThanOrEqualTo(atLeast);
        assertThat(delivered.toByteArray()).isEqualTo(Arrays.copyOf(text, delivered.size()));
    }
}
