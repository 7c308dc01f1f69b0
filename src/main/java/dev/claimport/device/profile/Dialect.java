package dev.claimport.device.profile;

import dev.claimport.device.Devices;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.recognition.Question;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way in which devices are spoken to: all that Claimport has to know of it. Each has a folder of its own, is named in one list, and
 * is known by name nowhere else. Its words are in the bundle {@code dialect-<id>}.
 */
public interface Dialect {

    /** As in profiles and on the command line: lower-case letters, digits and dashes. */
    String id();

    /** The names of its built-in profiles, the usual one first. */
    List<String> profiles();

    /**
     * By which a device that speaks it is recognised: harmless, and answered within a second. Where it has none of its own, its profiles say what they
     * serve of all that answers in text.
     */
    default Question question() {
        return new Question.Prompt();
    }

    /** Whether there are devices that can say how far their registration is; else only the registry tells. */
    boolean canReportBack();

    /**
     * Reads the keys of a profile that are this dialect's own, and notes what is wrong with them.
     *
     * @param line as the profile has it
     * @param bootWait how long a device may take to answer for the first time
     */
    Settings read(Fields profile, LineSettings line, Duration bootWait);

    /**
     * Makes a profile of what was said on a line, for whoever knows the device to finish; empty in a dialect in which that says too little.
     *
     * @param name of the profile
     * @param marked lines, from old to new; at least one of them was sent
     * @param baud of the line
     * @param end of the lines that were sent: {@code cr}, {@code lf} or {@code crlf}
     */
    default Optional<String> draft(String name, List<TraceLine> marked, int baud, String end) {
        return Optional.empty();
    }

    /** Whether a profile that misspells the dialect's name plainly means this one: then everything that is wrong is told at once. */
    default boolean isMeantBy(Fields profile) {
        return false;
    }

    /** What a profile says of the dialect that it names. */
    interface Settings {

        /** Starts conversations as the profile says. */
        Devices devices(TimeSource time);

        /** Whether these devices can, where those of the dialect can. */
        default boolean canReportBack() {
            return true;
        }

        /** What ends a line that somebody types to such a device. */
        default String lineEnd() {
            return "\r";
        }

        /** What would be said to a device, in order: by default only which part goes where. */
        default List<PlannedStep> planned() {
            Map<ClaimPart, Destination> all = destinations();
            return Arrays.stream(ClaimPart.values()).filter(all::containsKey)
                    .map(part -> PlannedStep.of("store", Optional.of(part), all.get(part).id() + " " + all.get(part).at())).toList();
        }

        /** What a hand-over that goes well proves at most; a device that has less to show than others of its family proves less, which is said then. */
        Verification verification();

        /** Where devices take each part of a claim. */
        Map<ClaimPart, Destination> destinations();
    }
}
