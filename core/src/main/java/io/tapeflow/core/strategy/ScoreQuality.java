package io.tapeflow.core.strategy;

/**
 * What the score was worth at one horizon after its upward crossings, beside entries at random.
 *
 * @param horizonMillis ingest time from the crossing to the outcome
 * @param score after each crossing, whether or not it became an entry
 * @param placebo as many entries with a pseudo-random side, each a pseudo-random time of up to 60 s
 *     after a crossing; a score that is worth something differs from it by several standard errors
 */
public record ScoreQuality(long horizonMillis, HitRate score, HitRate placebo) {

    ScoreQuality plus(ScoreQuality other) {
        return new ScoreQuality(
                horizonMillis, score.plus(other.score), placebo.plus(other.placebo));
    }
}
