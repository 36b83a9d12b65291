package io.tapeflow.connectors.influxdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.exceptions.InfluxException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteFailureTest {
    @ParameterizedTest
    @CsvSource({
        "301, FATAL",
        "400, BAD_POINTS",
        "401, FATAL",
        "402, FATAL",
        "403, FATAL",
        "404, FATAL",
        "405, FATAL",
        "408, RETRYABLE",
        "413, BAD_POINTS",
        "422, BAD_POINTS",
        "425, RETRYABLE",
        "429, RETRYABLE",
        "500, RETRYABLE",
        "502, RETRYABLE",
        "503, RETRYABLE",
        "504, RETRYABLE",
        "507, RETRYABLE",
    })
    void classifiesStatus(int status, WriteFailure failure) {
        assertThat(WriteFailure.ofStatus(status)).isEqualTo(failure);
    }

    @Test
    void noAnswerMayBecomeOne() {
        assertThat(WriteFailure.of(new InfluxException(new ConnectException("refused"))))
                .isEqualTo(WriteFailure.RETRYABLE);
    }

    @Test
    void aFaultOfOursStaysOne() {
        assertThat(WriteFailure.of(new IllegalStateException())).isEqualTo(WriteFailure.FATAL);
    }
}
