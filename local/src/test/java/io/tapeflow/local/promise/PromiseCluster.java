package io.tapeflow.local.promise;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** The mini-cluster of a test class: two task managers of four slots, and its metrics. */
final class PromiseCluster {
    private static final String RECORDS_IN = "numRecordsIn";

    private final InMemoryReporter reporter = InMemoryReporter.createWithRetainedMetrics();

    MiniClusterExtension extension() {
        Configuration configuration = new Configuration();
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        reporter.addToConfiguration(configuration);
        return new MiniClusterExtension(
                new MiniClusterResourceConfiguration.Builder()
                        .setConfiguration(configuration)
                        .setNumberTaskManagers(2)
                        .setNumberSlotsPerTaskManager(4)
                        .build());
    }

    /** Records that each subtask of an operator took. */
    List<Long> recordsIn(JobClient job, String operator) {
        return reporter.findOperatorMetricGroups(job.getJobID(), operator).stream()
                .map(this::recordsIn)
                .toList();
    }

    private long recordsIn(OperatorMetricGroup subtask) {
        Map<String, Metric> metrics = reporter.getMetricsByGroup(subtask);
        return ((Counter) metrics.get(RECORDS_IN)).getCount();
    }
}
