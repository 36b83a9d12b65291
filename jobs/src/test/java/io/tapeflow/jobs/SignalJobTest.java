package io.tapeflow.jobs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SignalJobTest {
    @Test
    void aWrongCallIsAnExceptionAndNotTheEndOfTheProcess() {
        assertThatThrownBy(() -> SignalJob.main(new String[] {"--confg", "x.yaml"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage: flink run tapeflow-jobs.jar --config FILE");
    }
}
