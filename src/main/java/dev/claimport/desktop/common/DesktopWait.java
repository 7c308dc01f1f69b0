package dev.claimport.desktop.common;

import dev.claimport.time.Wait;
import java.time.Duration;

/**
 * What the window waits for. Most of it is work in the background, whose parts have limits of their own: these are for what does not keep them,
 * so that no page is busy for ever.
 */
public enum DesktopWait implements Wait {
    /** For the program that opens a browser to fail: one that has not by then has opened it. */
    BROWSER(Duration.ofSeconds(3)),
    /** For the system's player to have played a tone of a third of a second. */
    SOUND(Duration.ofSeconds(5)),
    /** For a tone to have been played, by whichever of the players is there. */
    SOUNDS(Duration.ofSeconds(20)),
    /** For a whole hand-over in practice that the window does by itself, for a picture of it. */
    SHOW(Duration.ofMinutes(2)),
    /** For this computer's own files, programs and the database of the stations; a drive of the network may have to be woken. */
    FILES(Duration.ofSeconds(30)),
    /** For one thing that AWS is asked: a long list is several answers, each may wait for its turn, and a program may have to give credentials first. */
    ANSWER(Duration.ofMinutes(2)),
    /** For a look at all that a role or a template needs, which is some twenty answers. */
    LOOK(Duration.ofMinutes(5)),
    /** For templates to be fetched with all that they name: some hundred answers. */
    PULL(Duration.ofMinutes(10)),
    /** For a device to be held to all clauses: those have a limit of their own, and somebody who pulls a plug takes time besides. */
    CERTIFICATION(Duration.ofMinutes(35)),
    /** For somebody to pull a device's plug and put it back. */
    PLUG(Duration.ofMinutes(5)),
    /** For a practice to begin, or a practice device to be plugged in: keys are made for it. */
    PRACTICE(Duration.ofMinutes(2)),
    /** For somebody to sign in: the page counts what the browser or the code is good for, which is less. */
    PERSON(Duration.ofMinutes(30)),
    /** For records to be written as a file: some millions on a slow disk. */
    EXPORT(Duration.ofMinutes(10)),
    /** For all records to be read and proved: the page says how far that is. */
    VERIFICATION(Duration.ofMinutes(60)),
    /** For whoever listens to a port in the window's terminal, which is shown as open: a working day, and then it is given back. */
    TERMINAL(Duration.ofMinutes(720));

    private final Duration limit;

    DesktopWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
