package io.tapeflow.connectors.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

final class GzipInputTest {
    private static final byte[] TEXT = text(200_000);

    @Test
    void readsMembersOneAfterTheOther() throws IOException {
        byte[] two = concat(gzip(TEXT), gzip(Arrays.copyOf(TEXT, 1000)));
        assertThat(new GzipInput(new ByteArrayInputStream(two)).readAllBytes())
                .isEqualTo(concat(TEXT, Arrays.copyOf(TEXT, 1000)));
    }

    @Test
    void readsAnOptionalHeader() throws IOException {
        byte[] plain = gzip(TEXT);
        byte[] header = {0x1f, (byte) 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 0};
        byte[] fields = {3, 0, 9, 9, 9, 'n', 0, 'c', 'c', 0, 1, 2};
        byte[] file = concat(concat(header, fields), Arrays.copyOfRange(plain, 10, plain.length));
        assertThat(new GzipInput(new ByteArrayInputStream(file)).readAllBytes()).isEqualTo(TEXT);
    }

    @Test
    void refusesWhatFollowsAMember() {
        byte[] file = concat(gzip(TEXT), new byte[] {1});
        assertThatThrownBy(() -> new GzipInput(new ByteArrayInputStream(file)).readAllBytes())
                .isInstanceOf(ZipException.class);
    }

    @Test
    void deliversAsMuchAsTheJdkWhereverTheFileIsCut() throws IOException {
        byte[] file = gzip(TEXT);
        for (int cut = 18; cut < file.length; cut += 997) {
            byte[] part = Arrays.copyOf(file, cut);
            byte[] ours = upToError(new GzipInput(new ByteArrayInputStream(part)));
            byte[] theirs = upToError(new GZIPInputStream(new ByteArrayInputStream(part)));
            assertThat(ours).isEqualTo(theirs);
        }
    }

    @Test
    void deliversWhatPrecedesCorruptData() throws IOException {
        byte[] file = gzip(TEXT);
        Random random = new Random(7);
        int complete = 0;
        for (int i = 0; i < 50; i++) {
            byte[] broken = file.clone();
            int at = 20 + random.nextInt(file.length - 28);
            broken[at] ^= (byte) (1 << random.nextInt(8));
            byte[] bulk = upToError(new GzipInput(new ByteArrayInputStream(broken)));
            byte[] single = upToErrorBytewise(new GzipInput(new ByteArrayInputStream(broken)));
            assertThat(bulk).isEqualTo(single);
            complete += bulk.length == TEXT.length ? 1 : 0;
        }
        assertThat(complete).isLessThan(50);
    }

    private static byte[] upToError(java.io.InputStream in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[50_000];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            return out.toByteArray();
        }
        throw new AssertionError("no error");
    }

    private static byte[] upToErrorBytewise(java.io.InputStream in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                out.write(b);
            }
        } catch (IOException e) {
            return out.toByteArray();
        }
        throw new AssertionError("no error");
    }

    private static byte[] text(int length) {
        Random random = new Random(1);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
