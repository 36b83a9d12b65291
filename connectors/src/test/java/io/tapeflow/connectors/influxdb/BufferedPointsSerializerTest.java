package io.tapeflow.connectors.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BufferedPointsSerializerTest {
    private final BufferedPointsSerializer serializer = new BufferedPointsSerializer();

    /** What version 1 wrote must be readable for ever. */
    @Test
    void keepsItsFormat() throws IOException {
        byte[] bytes =
                HexFormat.of()
                        .parseHex(
                                "00000002"
                                        + ("00000007" + "6d206f3d312031")
                                        + ("00000008" + "6d206f3dc3a92032"));
        BufferedPoints points = new BufferedPoints(List.of("m o=1 1", "m o=\u00e9 2"));

        assertThat(serializer.getVersion()).isEqualTo(1);
        assertThat(serializer.deserialize(1, bytes)).isEqualTo(points);
        assertThat(serializer.serialize(points)).isEqualTo(bytes);
    }

    @Property
    void readsBackAnyPoints(@ForAll("lines") List<String> lines) throws IOException {
        BufferedPoints points = new BufferedPoints(lines);

        assertThat(serializer.deserialize(1, serializer.serialize(points))).isEqualTo(points);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.strings().ascii().ofMaxLength(100_000).list().ofMaxSize(5);
    }

    @Test
    void refusesVersionsItDoesNotKnow() {
        assertThatThrownBy(() -> serializer.deserialize(2, new byte[4]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2");
    }
}
