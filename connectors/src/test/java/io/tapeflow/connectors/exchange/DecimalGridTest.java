package io.tapeflow.connectors.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalGridTest {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1L << 53);

    private static long multiple(String increment, String text) {
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.UTF_8);
        return new DecimalGrid(new BigDecimal(increment)).multiple(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 61737.63000000, 6173763",
        "0.10, 61800.20, 618002",
        "0.1, 61800, 618000",
        "0.00001, 0.00000000, 0",
        "0.05, 1.15, 23",
        "0.25, 7.75, 31",
        "1, 1474950, 1474950",
        "1000, 5000.00, 5",
        "0.001, 0.001, 1",
        "0.000000000000000001, 0.000000000000000007, 7",
        "1, 9007199254740992, 9007199254740992",
        "0.00000001, 90071992.54740992, 9007199254740992",
    })
    void readsMultiples(String increment, String text, long expected) {
        assertThat(multiple(increment, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 61737.635",
        "0.1, 61800.25",
        "0.1, 0.000000000000000000000000000001",
        "0.05, 1.16",
        "1000, 500",
        "0.001, 0.0005",
    })
    void findsDecimalsBetweenMultiples(String increment, String text) {
        assertThat(multiple(increment, text)).isEqualTo(DecimalGrid.OFF_GRID);
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, -1.00",
        "0.01, -0.00",
        "1, 9007199254740993",
        "1, 9223372036854775808",
        "1, 18446744073709551617",
        "0.00000001, 99999999999999999999999999.00000000",
        "0.00000001, 92233720368547758.08",
    })
    void findsDecimalsOutOfRange(String increment, String text) {
        assertThat(multiple(increment, text)).isEqualTo(DecimalGrid.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", "1.", ".5", "+1", "1e5", "1E-2", "1,5", "1.2.3", " 1", "1 ", "0x1",
                "NaN", "--1", "1-", "1.2x", "1.234x", "١", "1/2", "-.1", "1:"
            })
    void refusesWhatIsNoPlainDecimal(String text) {
        assertThat(multiple("0.01", text)).isEqualTo(DecimalGrid.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.1", "0.0000000000000000001", "99999999999999999999"})
    void refusesIncrementsWithoutGrid(String increment) {
        assertThatThrownBy(() -> new DecimalGrid(new BigDecimal(increment)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 5000)
    void agreesWithBigDecimal(
            @ForAll("increments") BigDecimal increment, @ForAll("decimals") String text) {
        BigDecimal value = new BigDecimal(text);
        BigDecimal[] parts = value.divideAndRemainder(increment);
        long expected =
                value.signum() < 0 || parts[0].compareTo(LARGEST) > 0
                        ? DecimalGrid.OUT_OF_RANGE
                        : parts[1].signum() != 0 ? DecimalGrid.OFF_GRID : parts[0].longValueExact();
        assertThat(multiple(increment.toPlainString(), text)).isEqualTo(expected);
    }

    @Property(tries = 5000)
    void readsBackEveryMultiple(
            @ForAll("increments") BigDecimal increment, @ForAll("multiples") long multiple) {
        String text = increment.multiply(BigDecimal.valueOf(multiple)).toPlainString();
        assertThat(multiple(increment.toPlainString(), text)).isEqualTo(multiple);
    }

    /** Increments with a small factor, so that no multiple in range exceeds a long of units. */
    @Provide
    Arbitrary<BigDecimal> increments() {
        return Combinators.combine(
                        Arbitraries.of(1, 2, 5, 10, 25, 50, 100, 500, 7),
                        Arbitraries.integers().between(0, 12))
                .as(BigDecimal::valueOf);
    }

    @Provide
    Arbitrary<Long> multiples() {
        return Arbitraries.longs().between(0, 1L << 53);
    }

    @Provide
    Arbitrary<String> decimals() {
        Arbitrary<BigInteger> digits =
                Arbitraries.bigIntegers()
                        .between(BigInteger.valueOf(-1000), BigInteger.TEN.pow(19));
        return Combinators.combine(digits, Arbitraries.integers().between(0, 10))
                .as((unscaled, scale) -> new BigDecimal(unscaled, scale).toPlainString())
                .filter(text -> !text.startsWith("-0") || new BigDecimal(text).signum() != 0);
    }
}
