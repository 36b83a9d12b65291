package io.tapeflow.connectors.tape.source;

import java.util.ArrayList;
import java.util.List;

/** A clock that stands still until it is moved. */
final class ManualAlarm implements Alarm {
    private record Call(long atNanos, Runnable action) {}

    private final List<Call> calls = new ArrayList<>();
    private long now = 5_000_000_000L;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void after(long nanos, Runnable action) {
        calls.add(new Call(now + nanos, action));
    }

    void move(long nanos) {
        now += nanos;
        List<Call> due = calls.stream().filter(call -> call.atNanos() <= now).toList();
        calls.removeAll(due);
        due.forEach(call -> call.action().run());
    }

    @Override
    public void close() {
        calls.clear();
    }
}
