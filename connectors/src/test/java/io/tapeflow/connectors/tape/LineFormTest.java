package io.tapeflow.connectors.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.tapeflow.connectors.tape.Captures.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineFormTest {
    @Property
    void whatIsWrittenIsReadBack(
            @ForAll @LongRange(min = 0) long micros,
            @ForAll("texts") String connection,
            @ForAll TapeLine.Type type,
            @ForAll("texts") String payload)
            throws IOException {
        TapeLine line = line(micros, connection, type, payload);
        byte[] written = write(line);
        assertThat(count(written, '\n')).isEqualTo(1);
        assertThat(count(written, '\t')).isEqualTo(3);
        assertThat(count(written, '\r')).isZero();

        TapeLine read = new TapeLine();
        assertThat(new LineForm().read(written, 0, written.length - 1, read)).isTrue();
        assertThat(Line.of(read)).isEqualTo(Line.of(line));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("\\\t\r\nntr{}\"aé\u0000€").ofMaxLength(20);
    }

    @Test
    void formIsAsDocumented() throws IOException {
        TapeLine line = line(12, "a\tb", TapeLine.Type.CLOCK_OFFSET, "x\\y\r\nz");
        assertThat(new String(write(line), StandardCharsets.UTF_8))
                .isEqualTo("12\ta\\tb\tclock-offset\tx\\\\y\\r\\nz\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "12\tc",
                "12\tc\tframe",
                "12\tc\tFRAME\tx",
                "\tc\tframe\tx",
                "-1\tc\tframe\tx",
                "1.5\tc\tframe\tx",
                "99999999999999999999\tc\tframe\tx",
                "9999999999999999999\tc\tframe\tx",
                "12\tc\tframe\tx\\",
                "12\tc\tframe\tx\\a",
                "12\tc\\q\tframe\tx",
                "12\tc\tframe\tx\ty",
                "12\tc\tframe\tx\r"
            })
    void otherFormsAreRefusedAndLeftAsTheyAre(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(new LineForm().read(bytes, 0, bytes.length, new TapeLine())).isFalse();
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    private static TapeLine line(
            long micros, String connection, TapeLine.Type type, String payload) {
        TapeLine line = new TapeLine();
        line.ingestTimeMicros = micros;
        line.connection = connection;
        line.type = type;
        line.bytes = payload.getBytes(StandardCharsets.UTF_8);
        line.length = line.bytes.length;
        return line;
    }

    private static byte[] write(TapeLine line) throws IOException {
        Bytes bytes = new Bytes();
        LineForm.write(line, bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes.drainTo(out);
        return out.toByteArray();
    }

    private static int count(byte[] bytes, char value) {
        int count = 0;
        for (byte b : bytes) {
            count += b == value ? 1 : 0;
        }
        return count;
    }
}
