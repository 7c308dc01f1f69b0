package dev.claimport.hostile;

/** A lie that can end by unplugging itself. */
interface PullsTheCable {

    /** @param port that it sits on */
    void of(LyingPort port);
}
