package io.tapeflow.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edges, hysteresis and re-arming. */
final class DetectorsTest {
    private final Detectors detectors = new Detectors();
    private final InstrumentFlow flow = new InstrumentFlow();
    private final double[] features = new double[Feature.count()];
    private final List<String> fired = new ArrayList<>();

    DetectorsTest() {
        Arrays.fill(features, Double.NaN);
    }

    private void set(Feature feature, double value) {
        features[feature.ordinal()] = value;
    }

    private List<String> look() {
        fired.clear();
        detectors.update(
                features,
                flow,
                DetectorConfig.defaults(),
                (detector, direction, strength) ->
                        fired.add(detector + " " + direction + " " + strength));
        return fired;
    }

    private List<String> ofiZ(double z) {
        set(Feature.OFI_Z_2S, z);
        return look();
    }

    @Test
    void surgeFiresOnceAndReArmsBelowItsSecondThreshold() {
        assertThat(ofiZ(1.99)).isEmpty();
        assertThat(ofiZ(2.0)).containsExactly("OFI_SURGE 1 1.0");
        assertThat(ofiZ(5)).isEmpty();
        assertThat(ofiZ(1.0)).as("not below").isEmpty();
        assertThat(ofiZ(3)).isEmpty();
        assertThat(ofiZ(Double.NaN)).isEmpty();
        assertThat(ofiZ(3)).as("NaN does not re-arm").isEmpty();
        assertThat(ofiZ(0.9)).isEmpty();
        assertThat(ofiZ(4)).containsExactly("OFI_SURGE 1 2.0");
        assertThat(ofiZ(-4)).containsExactly("OFI_SURGE -1 2.0");
        detectors.reset();
        assertThat(ofiZ(-4)).as("armed again").hasSize(1);
    }

    @Test
    void momentumFlipsOnlyBetweenTwoStrongDirections() {
        // The threshold is 60 s volatility times sqrt(5 / 120).
        set(Feature.REALISED_VOLATILITY_60S_TICKS, Math.sqrt(24) * 10);
        Feature momentum = Feature.TICK_MOMENTUM_TICKS;
        set(momentum, 11);
        assertThat(look()).as("the first direction is no flip").isEmpty();
        set(momentum, -9);
        assertThat(look()).as("too weak").isEmpty();
        set(momentum, 12);
        assertThat(look()).isEmpty();
        set(momentum, -20);
        assertThat(look()).singleElement().asString().startsWith("MOMENTUM_FLIP -1 2.0");
        assertThat(look()).isEmpty();
        set(momentum, 11);
        assertThat(look()).singleElement().asString().startsWith("MOMENTUM_FLIP 1 1.1");
    }

    @Test
    void breakoutReArmsInsideTheChannel() {
        set(Feature.DONCHIAN_HIGH_60S_TICKS, 110);
        set(Feature.DONCHIAN_LOW_60S_TICKS, 100);
        set(Feature.MID_TICKS, 110);
        assertThat(look()).as("on the edge").isEmpty();
        set(Feature.MID_TICKS, 115);
        assertThat(look()).containsExactly("BREAKOUT 1 1.5");
        set(Feature.DONCHIAN_HIGH_60S_TICKS, 115);
        set(Feature.MID_TICKS, 116);
        assertThat(look()).as("not armed").isEmpty();
        set(Feature.MID_TICKS, 113);
        assertThat(look()).isEmpty();
        set(Feature.MID_TICKS, 116);
        assertThat(look()).hasSize(1);
        set(Feature.MID_TICKS, 99);
        assertThat(look()).singleElement().asString().startsWith("BREAKOUT -1");
    }

    @Test
    void vacuumPointsTowardsTheThinSide() {
        flow.moveClock(1_000_000, true, 900);
        flow.bidDepth.observe(1_000);
        flow.askDepth.observe(1_000);
        set(Feature.BID_DEPTH_TOP10_LOTS, 100);
        set(Feature.ASK_DEPTH_TOP10_LOTS, 1_000);
        assertThat(look()).as("not warm").isEmpty();
        flow.moveClock(31_000_000, true, 900);
        assertThat(look()).containsExactly("LIQUIDITY_VACUUM -1 2.5");
        set(Feature.BID_DEPTH_TOP10_LOTS, 400);
        assertThat(look()).isEmpty();
        set(Feature.BID_DEPTH_TOP10_LOTS, 200);
        assertThat(look()).as("400 did not re-arm").isEmpty();
        set(Feature.BID_DEPTH_TOP10_LOTS, 501);
        set(Feature.ASK_DEPTH_TOP10_LOTS, 250);
        assertThat(look()).containsExactly("LIQUIDITY_VACUUM 1 1.0");
        set(Feature.BID_DEPTH_TOP10_LOTS, 250);
        assertThat(look()).containsExactly("LIQUIDITY_VACUUM -1 1.0");
    }
}
