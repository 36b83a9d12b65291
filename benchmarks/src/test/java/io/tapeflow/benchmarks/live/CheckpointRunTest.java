package io.tapeflow.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.junit.jupiter.api.Test;

class CheckpointRunTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String LISTENING = "0A";

    @Test
    void itsClusterListensToThisMachineOnly() throws Exception {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "skipped: no /proc/self/fd on this system");
        List<String> before = listening();
        try (MiniCluster cluster = CheckpointRun.cluster(1)) {
            cluster.start();
            List<String> opened = listening();
            opened.removeAll(before);
            assertThat(opened)
                    .isNotEmpty()
                    .allSatisfy(address -> assertThat(address).contains("0100007F:"));
        }
    }

    /** Addresses, in the kernel's hexadecimal, at which this process takes connections. */
    private static List<String> listening() throws IOException {
        Set<String> own = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    own.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String row : Files.readAllLines(Path.of(table))) {
                String[] fields = row.strip().split(" +");
                if (fields[3].equals(LISTENING) && own.contains("socket:[" + fields[9] + "]")) {
                    addresses.add(fields[1]);
                }
            }
        }
        return addresses;
    }
}
