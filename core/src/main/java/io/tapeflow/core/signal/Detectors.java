package io.tapeflow.core.signal;

import io.tapeflow.core.indicator.DecayingMean;
import io.tapeflow.core.indicator.TickMomentum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Turns the features after each diff and trade into sparse events: every detector fires on the edge
 * where its measure passes the threshold, and re-arms only when the measure has come back. A
 * measure that is NaN changes nothing. A mirrored market gives the same events with their
 * directions reversed.
 */
final class Detectors {
    /** Takes what fires. */
    @FunctionalInterface
    interface Listener {
        /**
         * @param direction +1 or -1
         * @param strength measure over threshold, at least 1
         */
        void fired(Detector detector, int direction, double strength);
    }

    private final Trigger ofiSurge = new Trigger();
    private final Trigger tradeFlowSurge = new Trigger();
    private final Trigger breakout = new Trigger();
    private final Trigger vacuum = new Trigger();

    /** Direction that the momentum had when it was last strong; 0 before. */
    private int momentumDirection;

    /** A sync is complete: all detectors are armed and know no past. */
    void reset() {
        ofiSurge.reset();
        tradeFlowSurge.reset();
        breakout.reset();
        vacuum.reset();
        momentumDirection = 0;
    }

    void update(double[] features, InstrumentFlow flow, DetectorConfig config, Listener listener) {
        surge(
                ofiSurge,
                Detector.OFI_SURGE,
                features[Feature.OFI_Z_2S.ordinal()],
                config.ofiSurgeZ(),
                config.ofiRearmZ(),
                listener);
        surge(
                tradeFlowSurge,
                Detector.TRADE_FLOW_SURGE,
                features[Feature.TFI_Z_2S.ordinal()],
                config.tradeFlowSurgeZ(),
                config.tradeFlowRearmZ(),
                listener);
        momentum(features, config, listener);
        breakout(features, config, listener);
        vacuum(features, flow, config, listener);
    }

    private static void surge(
            Trigger trigger,
            Detector detector,
            double z,
            double threshold,
            double rearm,
            Listener listener) {
        for (int direction = 1; direction >= -1; direction -= 2) {
            double measure = direction * z;
            if (trigger.passes(direction, measure >= threshold, measure < rearm)) {
                listener.fired(detector, direction, measure / threshold);
            }
        }
    }

    /**
     * The threshold is in standard deviations of the momentum under a random walk with the variance
     * v a second of the last 60 s: v times half the time constant is the variance of the sum.
     */
    private void momentum(double[] features, DetectorConfig config, Listener listener) {
        double momentum = features[Feature.TICK_MOMENTUM_TICKS.ordinal()];
        double volatility = features[Feature.REALISED_VOLATILITY_60S_TICKS.ordinal()];
        double threshold =
                config.momentumSigmas()
                        * volatility
                        * Math.sqrt(TickMomentum.TIME_CONSTANT_SECONDS / (2.0 * 60));
        if (!(threshold > 0 && Math.abs(momentum) >= threshold)) {
            return;
        }
        int direction = momentum > 0 ? 1 : -1;
        if (momentumDirection == -direction) {
            listener.fired(Detector.MOMENTUM_FLIP, direction, Math.abs(momentum) / threshold);
        }
        momentumDirection = direction;
    }

    private void breakout(double[] features, DetectorConfig config, Listener listener) {
        double mid = features[Feature.MID_TICKS.ordinal()];
        double high = features[Feature.DONCHIAN_HIGH_60S_TICKS.ordinal()];
        double low = features[Feature.DONCHIAN_LOW_60S_TICKS.ordinal()];
        double width = high - low;
        for (int direction = 1; direction >= -1; direction -= 2) {
            double beyond = direction > 0 ? mid - high : low - mid;
            boolean out = beyond > config.breakoutWidthShare() * width;
            boolean back = beyond < -config.breakoutRearmShare() * width;
            if (breakout.passes(direction, out, back)) {
                // In channel widths, a channel narrower than a tick counting as one of a tick.
                listener.fired(Detector.BREAKOUT, direction, 1 + beyond / Math.max(width, 1));
            }
        }
    }

    /** A thin ask side lets the price rise: the direction is towards the thin side. */
    private void vacuum(
            double[] features, InstrumentFlow flow, DetectorConfig config, Listener listener) {
        if (!flow.isWarm(DecayingMean.TIME_CONSTANT_SECONDS)) {
            return;
        }
        for (int direction = 1; direction >= -1; direction -= 2) {
            Feature side =
                    direction > 0 ? Feature.ASK_DEPTH_TOP10_LOTS : Feature.BID_DEPTH_TOP10_LOTS;
            double depth = features[side.ordinal()];
            double mean = (direction > 0 ? flow.askDepth : flow.bidDepth).value();
            double threshold = config.vacuumDepthShare() * mean;
            if (vacuum.passes(
                    direction, depth <= threshold, depth > config.vacuumRearmShare() * mean)) {
                listener.fired(Detector.LIQUIDITY_VACUUM, direction, threshold / depth);
            }
        }
    }

    void write(DataOutput out) throws IOException {
        ofiSurge.write(out);
        tradeFlowSurge.write(out);
        breakout.write(out);
        vacuum.write(out);
        out.writeInt(momentumDirection);
    }

    void read(DataInput in) throws IOException {
        ofiSurge.read(in);
        tradeFlowSurge.read(in);
        breakout.read(in);
        vacuum.read(in);
        momentumDirection = in.readInt();
    }

    /** An edge with hysteresis for each direction. */
    private static final class Trigger {
        private boolean firedUp;
        private boolean firedDown;

        /** Whether the measure has just passed its threshold, having come back since last time. */
        boolean passes(int direction, boolean beyond, boolean back) {
            boolean fired = direction > 0 ? firedUp : firedDown;
            if (fired ? back : beyond) {
                if (direction > 0) {
                    firedUp = !fired;
                } else {
                    firedDown = !fired;
                }
                return !fired;
            }
            return false;
        }

        void reset() {
            firedUp = false;
            firedDown = false;
        }

        void write(DataOutput out) throws IOException {
            out.writeBoolean(firedUp);
            out.writeBoolean(firedDown);
        }

        void read(DataInput in) throws IOException {
            firedUp = in.readBoolean();
            firedDown = in.readBoolean();
        }
    }
}
